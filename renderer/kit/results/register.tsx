import "./results.css";
import { Checkbox, DatePicker, Input, Select, Table, type TableColumnsType } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { deliveryWords } from "../../words/delivery.ts";
import { useDeliveryTroubles } from "../../words/delivery-troubles.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { clockOf } from "../clock.ts";
import { Pager } from "../desk/pager.tsx";
import { useAct } from "../desk/use-act.ts";
import { useAsked } from "../desk/use-asked.ts";
import { usePages } from "../desk/use-pages.ts";
import { Notice } from "../notice.tsx";
import { ExportRegister } from "./export-register.tsx";
import { ResultName } from "./result-cells.tsx";

type Row = QueryValue<"certificates:search">["rows"][number];
type Way = Row["way"];

const ways: readonly Way[] = ["counter", "post", "kiosk", "other-hall"];
const pageSize = 20;

interface RegisterProps {
  isStale: boolean;
  /** Clerks and managers close files; others only read. */
  mayArchive: boolean;
  mayExport: boolean;
}

/** 出证登记: what was handed out, to whom, how, and on what proof. */
export function Register({ isStale, mayArchive, mayExport }: RegisterProps) {
  const { say } = useWords(deliveryWords);
  const explain = useDeliveryTroubles();
  const pages = usePages();
  const [span, setSpan] = useState<{ from?: string; to?: string }>({});
  const [way, setWay] = useState<Way | null>(null);
  const [number, setNumber] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [told, setTold] = useState<{ archived: number; left: number } | null>(null);
  const archive = useAct("delivery:archive");
  const list = useAsked("certificates:search", {
    limit: pageSize,
    ...span,
    ...(way === null ? {} : { way }),
    ...(number.trim() === "" ? {} : { number: number.trim() }),
    ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }),
  });
  const trouble = archive.trouble ?? list.error;
  const filter = (change: () => void) => {
    pages.first();
    // What is no longer in sight is not closed with what is.
    setChosen([]);
    change();
  };
  const archiveChosen = async () => {
    const answer = await archive.act({ applicationIds: [...chosen] });
    if (!answer.ok) return;
    setTold({ archived: answer.value.archived.length, left: answer.value.left.length });
    setChosen([]);
    list.again();
  };
  return (
    <div className="sheet">
      <div className="sheet__head">
        <h1>{say("tab.register")}</h1>
        <p className="sheet__note">
          {list.value ? say("register.total", { count: list.value.total }) : say("wait")}
        </p>
        {mayExport ? <ExportRegister span={span} /> : null}
        {mayArchive ? (
          <Button
            className={mayExport ? "" : "sheet__end"}
            disabledBecause={isStale ? say("stale") : null}
            onPress={() => {
              if (chosen.length > 0) void archiveChosen();
            }}
          >
            {say("register.archive")} {chosen.length > 0 ? chosen.length : ""}
          </Button>
        ) : null}
      </div>
      <p className="sheet__note">{say("register.lead")}</p>
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      {told ? (
        <Notice
          kind={told.left > 0 ? "attention" : "said"}
          what={say("register.archived", { count: told.archived })}
          todo={told.left > 0 ? say("register.left", { count: told.left }) : undefined}
        />
      ) : null}
      <div className="results__filter">
        {(["from", "to"] as const).map((end) => (
          <DatePicker
            key={end}
            aria-label={say(`register.${end}`)}
            placeholder={say(`register.${end}`)}
            value={span[end] === undefined ? null : dayjs(span[end])}
            onChange={(day) =>
              filter(() => {
                const { [end]: _, ...rest } = span;
                setSpan(day ? { ...rest, [end]: day.format("YYYY-MM-DD") } : rest);
              })
            }
          />
        ))}
        <Select<Way | "any">
          aria-label={say("register.way")}
          value={way ?? "any"}
          onChange={(next) => filter(() => setWay(next === "any" ? null : next))}
          options={[
            { value: "any" as const, label: say("register.anyWay") },
            ...ways.map((value) => ({ value, label: say(`way.${value}`) })),
          ]}
        />
        <Input
          aria-label={say("register.number")}
          placeholder={say("register.number")}
          maxLength={60}
          value={number}
          onChange={({ target }) => filter(() => setNumber(target.value))}
        />
      </div>
      <Table<Row>
        rowKey="applicationId"
        columns={useColumns({ mayArchive, chosen, setChosen })}
        dataSource={list.value?.rows ?? []}
        pagination={false}
        locale={{ emptyText: say(list.value ? "register.none" : "wait") }}
      />
      <Pager pages={pages} next={list.value?.cursor} />
    </div>
  );
}

interface Choosing {
  mayArchive: boolean;
  chosen: readonly string[];
  setChosen: (ids: readonly string[]) => void;
}

function useColumns({ mayArchive, chosen, setChosen }: Choosing): TableColumnsType<Row> {
  const { say } = useWords(deliveryWords);
  const columns: TableColumnsType<Row> = [
    { title: say("number"), key: "number", render: (_, row) => <ResultName row={row} /> },
    {
      title: say("certificate"),
      key: "certificate",
      width: 220,
      render: (_, row) => (
        <>
          {say(`outcome.${row.outcome ?? "none"}`)} {row.certificateNumber}
        </>
      ),
    },
    {
      title: say("register.way"),
      key: "way",
      width: 170,
      render: (_, row) => (
        <>
          {say(`way.${row.way}`)}
          {row.waybill ? <div className="sheet__note">{row.waybill}</div> : null}
        </>
      ),
    },
    {
      title: say("register.collector"),
      key: "collector",
      width: 120,
      render: (_, row) => say(`collector.${row.collector}`),
    },
    {
      title: say("register.at"),
      key: "at",
      width: 150,
      render: (_, row) => `${row.deliveredAt.slice(5, 10)} ${clockOf(row.deliveredAt)}`,
    },
    { title: say("register.by"), dataIndex: "by", key: "by", width: 110 },
    {
      title: say("register.proof"),
      key: "proof",
      width: 90,
      render: (_, row) => say("register.proofs", { count: row.proofBlobIds.length }),
    },
  ];
  if (!mayArchive) return columns;
  return [
    {
      title: <span className="unseen">{say("register.archive")}</span>,
      key: "choose",
      width: 60,
      render: (_, { applicationId, number }) => (
        <Checkbox
          aria-label={number}
          checked={chosen.includes(applicationId)}
          onChange={({ target }) =>
            setChosen(
              target.checked ? [...chosen, applicationId] : chosen.filter((id) => id !== applicationId),
            )
          }
        />
      ),
    },
    ...columns,
  ];
}
