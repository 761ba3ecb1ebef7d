import { Table, type TableColumnsType } from "antd";
import type { QueryValue } from "../../../../hall-server/contract/queries.ts";
import { Button } from "../../../kit/button.tsx";
import { Icon } from "../../../kit/icon.tsx";
import { ResultName } from "../../../kit/results/result-cells.tsx";
import { elsewhereWords } from "../../../words/elsewhere.ts";
import { useWords } from "../../../words/words.ts";

export type ElsewhereRow = QueryValue<"elsewhere:list">["rows"][number];
export type ElsewhereAct = "report" | "resend" | "came" | "sendBack";

interface ElsewhereTableProps {
  /** Null while they are still being read. */
  rows: ElsewhereRow[] | null;
  /** Why nothing can be done now. */
  stale: string | null;
  onAct: (act: ElsewhereAct, row: ElsewhereRow) => void;
}

/** What comes next for it; the hall says no where its state has changed meanwhile. */
export function nextActs({
  direction,
  status,
  isToGoBack,
}: Pick<ElsewhereRow, "direction" | "status" | "isToGoBack">): ElsewhereAct[] {
  if (direction === "in") return isToGoBack ? ["sendBack"] : [];
  switch (status) {
    case "sent":
    case "arrived":
    case "accepted":
    case "reviewing":
      return ["report"];
    case "needs-more":
      return ["resend", "report"];
    case "decided":
    case "result-sent":
      return ["came", ...(status === "decided" ? (["report"] as const) : [])];
    case "not-accepted":
    case "result-here":
    case "sent-back":
      return [];
    default:
      return status satisfies never;
  }
}

export function ElsewhereTable({ rows, stale, onAct }: ElsewhereTableProps) {
  const { say } = useWords(elsewhereWords);
  const columns: TableColumnsType<ElsewhereRow> = [
    { title: say("send.number"), key: "number", render: (_, row) => <ResultName row={row} /> },
    {
      title: say("direction"),
      key: "direction",
      width: 330,
      render: (_, row) => (
        <>
          {say(row.direction, { site: row.siteName })}
          {row.theirNumber ? (
            <div className="sheet__note">
              {say("theirNumber")} {row.theirNumber}
            </div>
          ) : null}
        </>
      ),
    },
    {
      title: say("waybills"),
      key: "waybills",
      width: 220,
      render: (_, row) => (
        <>
          {row.waybillThere ? <div>{say("there", { waybill: row.waybillThere })}</div> : null}
          {row.waybillBack ? <div>{say("back", { waybill: row.waybillBack })}</div> : null}
        </>
      ),
    },
    {
      title: say("status"),
      key: "status",
      width: 220,
      render: (_, row) => (
        <>
          {say(row.direction === "in" && row.status === "arrived" ? "status.here" : `status.${row.status}`)}
          <div className="sheet__note">
            {say("changed")} {row.changedAt.slice(0, 10)}
          </div>
          {row.isSilent ? (
            <div className="sheet__sign sheet__sign--red">
              <Icon name="octagon" /> {say("silent")}
            </div>
          ) : null}
        </>
      ),
    },
    {
      title: <span className="unseen">{say("report")}</span>,
      key: "act",
      width: 280,
      align: "right",
      render: (_, row) => (
        <div className="delivery__acts">
          {nextActs(row).map((act) => (
            <Button
              key={act}
              className="sheet__small"
              disabledBecause={stale}
              onPress={() => onAct(act, row)}
            >
              {say(act)}
            </Button>
          ))}
        </div>
      ),
    },
  ];
  return (
    <Table<ElsewhereRow>
      rowKey="applicationId"
      columns={columns}
      dataSource={rows ?? []}
      pagination={false}
      locale={{ emptyText: say(rows ? "none" : "wait") }}
      rowClassName={(row) => (row.isSilent ? "row--bad" : "")}
    />
  );
}
