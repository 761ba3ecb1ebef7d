import { Table, type TableColumnsType } from "antd";
import { handoverWords } from "../../words/handover.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { clockOf } from "../clock.ts";
import { Icon } from "../icon.tsx";
import type { HandoverRow } from "./handover-desk.tsx";

interface HandoverTableProps {
  /** Null while they are still being read. */
  lists: HandoverRow[] | null;
  open: (handoverId: string) => void;
}

export function HandoverTable({ lists, open }: HandoverTableProps) {
  const { say } = useWords(handoverWords);
  const who = (number: string | null, at: string | null) =>
    number === null ? (
      "–"
    ) : (
      <>
        {say("staff", { number })}
        <div className="sheet__note">{at === null ? "" : `${at.slice(5, 10)} ${clockOf(at)}`}</div>
      </>
    );
  const columns: TableColumnsType<HandoverRow> = [
    {
      title: say("number"),
      key: "number",
      width: 220,
      render: (_, row) => <span className="sheet__number handover__number">{row.number}</span>,
    },
    {
      title: say("direction"),
      key: "direction",
      render: (_, row) => say(row.direction, { unit: row.unitName }),
    },
    { title: say("content"), key: "content", width: 160, render: (_, row) => <Content row={row} /> },
    {
      title: say("handedBy"),
      key: "handed",
      width: 150,
      render: (_, row) => who(row.handedBy, row.handedAt),
    },
    {
      title: say("receivedBy"),
      key: "received",
      width: 150,
      render: (_, row) => who(row.receivedBy, row.receivedAt),
    },
    { title: say("state"), key: "state", width: 260, render: (_, row) => <State row={row} /> },
    {
      title: <span className="unseen">{say("open")}</span>,
      key: "open",
      width: 130,
      align: "right",
      render: (_, row) => (
        <Button
          className="sheet__small"
          label={say("openOf", { number: row.number })}
          onPress={() => open(row.id)}
        >
          {say("open")}
        </Button>
      ),
    },
  ];
  return (
    <Table<HandoverRow>
      rowKey="id"
      columns={columns}
      dataSource={lists ?? []}
      pagination={false}
      locale={{ emptyText: say(lists ? "lists.none" : "wait") }}
      rowClassName={(row) => (row.isLate || row.openLines > 0 ? "row--bad" : "")}
    />
  );
}

function Content({ row }: { row: HandoverRow }) {
  const { say } = useWords(handoverWords);
  return (
    <>
      {say("lines", { count: row.lineCount })}
      {row.openLines > 0 ? (
        <div className="sheet__sign sheet__sign--red">
          <Icon name="octagon" /> {say("openLines", { count: row.openLines })}
        </div>
      ) : null}
    </>
  );
}

function State({ row }: { row: HandoverRow }) {
  const { say } = useWords(handoverWords);
  if (!row.isLate) return say(`state.${row.state}`);
  return (
    <span className="sheet__sign sheet__sign--red">
      <Icon name="octagon" /> {say("late", { day: row.receiveBy ?? "" })}
    </span>
  );
}
