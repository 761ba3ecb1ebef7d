import { Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { Button } from "../../../kit/button.tsx";
import { Pager } from "../../../kit/desk/pager.tsx";
import { useAct } from "../../../kit/desk/use-act.ts";
import { useAsked } from "../../../kit/desk/use-asked.ts";
import { usePages } from "../../../kit/desk/use-pages.ts";
import { useHallDescription } from "../../../kit/hall-context.tsx";
import { Notice } from "../../../kit/notice.tsx";
import { type Delivery, ResultName, ResultState } from "../../../kit/results/result-cells.tsx";
import { deliveryWords } from "../../../words/delivery.ts";
import { useDeliveryTroubles } from "../../../words/delivery-troubles.ts";
import { useWords } from "../../../words/words.ts";
import { CodeDialog } from "./code-dialog.tsx";
import { MachineDialog } from "./machine-dialog.tsx";

const refreshMs = 10_000;

/** Results that people fetch at a self-service machine: to be put there, and lying there. */
export function MachineList({ isStale }: { isStale: boolean }) {
  const { say, pick } = useWords(deliveryWords);
  const explain = useDeliveryTroubles();
  const description = useHallDescription();
  const pages = usePages();
  const list = useAsked(
    "deliveries:list",
    { wish: "kiosk", limit: 30, ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }) },
    refreshMs,
  );
  const takeOut = useAct("delivery:takeFromMachine");
  const showCode = useAct("delivery:showCode");
  const [putting, setPutting] = useState<Delivery | null>(null);
  const [shown, setShown] = useState<{ row: Delivery; code: string } | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const trouble = takeOut.trouble ?? showCode.trouble ?? list.error;
  const kioskName = (id: string) => {
    const kiosk = description?.kiosks.find((one) => one.id === id);
    return kiosk ? pick(kiosk.name) : id;
  };
  const stale = isStale ? say("stale") : null;
  const columns: TableColumnsType<Delivery> = [
    { title: say("number"), key: "number", render: (_, row) => <ResultName row={row} /> },
    {
      title: say("machine.kiosk"),
      key: "where",
      width: 240,
      render: (_, row) =>
        row.machine
          ? say("machine.where", {
              kiosk: kioskName(row.machine.kioskId),
              compartment: row.machine.compartment,
            })
          : "–",
    },
    { title: say("state"), key: "state", width: 260, render: (_, row) => <ResultState row={row} /> },
    {
      title: <span className="unseen">{say("machine.put")}</span>,
      key: "act",
      width: 300,
      align: "right",
      render: (_, row) =>
        row.state === "in-machine" ? (
          <div className="delivery__acts">
            <Button
              className="sheet__small"
              disabledBecause={stale}
              onPress={() =>
                void showCode.act({ applicationId: row.applicationId }).then((answer) => {
                  if (answer.ok) setShown({ row: answer.value.delivery, code: answer.value.pickupCode });
                  list.again();
                })
              }
            >
              {say("machine.code")}
            </Button>
            <Button
              className="sheet__small"
              disabledBecause={stale}
              onPress={() =>
                void takeOut.act({ applicationId: row.applicationId }).then((answer) => {
                  if (answer.ok) setTold(say("machine.taken", { number: row.number }));
                  list.again();
                })
              }
            >
              {say("machine.takeOut")}
            </Button>
          </div>
        ) : (
          <Button
            disabledBecause={stale ?? (row.isResultElsewhere ? say("away") : null)}
            onPress={() => setPutting(row)}
          >
            {say("machine.put")}
          </Button>
        ),
    },
  ];
  return (
    <div className="sheet">
      <div className="sheet__head">
        <h1>{say("tab.machine")}</h1>
        <p className="sheet__note">{say("machine.lead")}</p>
      </div>
      {told ? <Notice kind="said" what={told} /> : null}
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      <Table<Delivery>
        rowKey="applicationId"
        columns={columns}
        dataSource={list.value?.deliveries ?? []}
        pagination={false}
        locale={{ emptyText: say("machine.none") }}
      />
      <Pager pages={pages} next={list.value?.cursor ?? null} />
      {putting ? (
        <MachineDialog
          row={putting}
          onClose={() => setPutting(null)}
          onDone={(row, code) => {
            setPutting(null);
            setShown({ row, code });
            list.again();
          }}
        />
      ) : null}
      {shown ? (
        <CodeDialog
          number={shown.row.number}
          code={shown.code}
          kiosk={kioskName(shown.row.machine?.kioskId ?? "")}
          onClose={() => setShown(null)}
        />
      ) : null}
    </div>
  );
}
