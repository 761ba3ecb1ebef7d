import { Input, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { Button } from "../../kit/button.tsx";
import { ConfirmDialog } from "../../kit/desk/confirm-dialog.tsx";
import { Pager } from "../../kit/desk/pager.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { usePages } from "../../kit/desk/use-pages.ts";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { managerWords } from "../../words/manager.ts";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";

type Row = QueryValue<"items:planned">["items"][number];

interface PlannedPartProps {
  isStale: boolean;
  onOpen: (itemId: string, version: number) => void;
  onDone: () => void;
}

/** What the catalogue does not show: versions that are to come, and items that nobody takes in any more. */
export function PlannedPart({ isStale, onOpen, onDone }: PlannedPartProps) {
  const { say, pick } = useWords(managerItemWords);
  const frame = useWords(managerWords);
  const explain = useErrorWords();
  const pages = usePages();
  const [dropped, setDropped] = useState<Row | null>(null);
  const [reason, setReason] = useState("");
  const { value, error, again } = useAsked("items:planned", {
    limit: 20,
    ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }),
  });
  const standing = ({ version, inForceFrom, withdrawnAt }: Row) =>
    withdrawnAt === null
      ? say("planned", { version, date: inForceFrom ?? "" })
      : say("withdrawn", { date: withdrawnAt });
  const columns: TableColumnsType<Row> = [
    { title: say("item"), key: "name", render: (_, row) => <strong>{pick(row.name)}</strong> },
    { title: say("state"), key: "state", width: 420, render: (_, row) => standing(row) },
    {
      title: <span className="unseen">{say("steps")}</span>,
      key: "steps",
      width: 260,
      align: "right",
      render: (_, row) => (
        <>
          <Button
            className="sheet__quiet"
            label={say("openOf", { name: pick(row.name) })}
            onPress={() => onOpen(row.itemId, row.version)}
          >
            {say("open")}
          </Button>
          {row.withdrawnAt === null ? (
            <Button
              className="sheet__quiet"
              {...(isStale ? { disabledBecause: frame.say("staleBecause") } : {})}
              onPress={() => setDropped(row)}
            >
              {say("drop")}
            </Button>
          ) : null}
        </>
      ),
    },
  ];
  return (
    <>
      <h2>{say("plannedTitle")}</h2>
      {error ? <Notice kind="wrong" what={explain(error)} /> : null}
      <Table<Row>
        rowKey={(row) => `${row.itemId} ${row.version}`}
        columns={columns}
        dataSource={value?.items ?? []}
        pagination={false}
        locale={{ emptyText: value ? say("plannedNone") : say("loading") }}
      />
      <Pager pages={pages} next={value?.cursor} />
      {dropped ? (
        <ConfirmDialog
          title={say("dropTitle", { name: pick(dropped.name) })}
          command="item:dropPlan"
          input={{
            itemId: dropped.itemId,
            version: dropped.version,
            reason: reason.trim() || say("dropYes"),
          }}
          yes={say("dropYes")}
          no={say("cancel")}
          isDanger
          onClose={() => {
            setDropped(null);
            setReason("");
            again();
            onDone();
          }}
        >
          <p>{say("dropText", { version: dropped.version })}</p>
          <label htmlFor="drop-reason">{say("reason")}</label>
          <Input
            id="drop-reason"
            value={reason}
            maxLength={500}
            onChange={({ target }) => setReason(target.value)}
          />
        </ConfirmDialog>
      ) : null}
    </>
  );
}
