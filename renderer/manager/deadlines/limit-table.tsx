import { Table, type TableColumnsType } from "antd";
import type { DeadlinesValue, LimitRow } from "../../../hall-server/contract/deadlines.ts";
import type { limitLists } from "../../../hall-server/contract/lists.ts";
import { ApplicationNumber } from "../../kit/applications/application-number.tsx";
import { DueSign, useDueWords } from "../../kit/applications/due.tsx";
import { applicationWords } from "../../words/applications.ts";
import { deadlineWords } from "../../words/deadlines.ts";
import { useWords } from "../../words/words.ts";

interface LimitTableProps {
  /** Null while they are still being read. */
  rows: readonly LimitRow[] | null;
  units: DeadlinesValue["units"];
  list: (typeof limitLists)[number];
}

/** One line for each application whose time runs, what is late longest first. */
export function LimitTable({ rows, units, list }: LimitTableProps) {
  const { say } = useWords(deadlineWords);
  return (
    <Table<LimitRow>
      rowKey="id"
      columns={useColumns(units)}
      dataSource={rows ?? []}
      pagination={false}
      locale={{ emptyText: rows ? say(`none.${list}`) : say("loading") }}
      rowClassName={({ limit }) => (limit.light === "red" ? "row--bad" : "")}
    />
  );
}

function useColumns(all: DeadlinesValue["units"]): TableColumnsType<LimitRow> {
  const { say, pick } = useWords(deadlineWords);
  const application = useWords(applicationWords);
  const due = useDueWords();
  const units = new Map(all.map((unit) => [unit.unitId, unit.name]));
  const unitOf = (unitId: string | null) => {
    const name = unitId === null ? undefined : units.get(unitId);
    return name ? pick(name) : (unitId ?? "–");
  };
  const handledBy = (clerk: string | null, reviewer: string | null) => {
    if (reviewer !== null) return say("whoReviewer", { number: reviewer });
    return clerk === null ? say("nobody") : say("whoClerk", { number: clerk });
  };
  return [
    {
      title: say("due"),
      key: "due",
      width: 220,
      render: (_, { state, limit }) => (
        <>
          <DueSign due={{ state, light: limit.light, remainingDays: limit.remainingDays }} />
          <p className="deadlines__small">{due.on(limit.on)}</p>
        </>
      ),
    },
    {
      title: say("number"),
      key: "number",
      width: 220,
      render: (_, row) => <ApplicationNumber value={row.number} />,
    },
    {
      title: say("item"),
      key: "item",
      render: (_, row) => (
        <>
          {row.itemName}
          {row.applicant === null ? null : <p className="deadlines__small">{row.applicant}</p>}
        </>
      ),
    },
    {
      title: say("limit"),
      key: "limit",
      width: 150,
      render: (_, { limit, state }) => (
        <>
          {say(`kind.${limit.kind}`)}
          <p className="deadlines__small">{application.say(`state.${state}`)}</p>
        </>
      ),
    },
    {
      title: say("unit"),
      key: "unit",
      width: 210,
      render: (_, { unitId, clerk, reviewer }) => (
        <>
          {unitOf(unitId)}
          <p className="deadlines__small">{handledBy(clerk, reviewer)}</p>
        </>
      ),
    },
    {
      title: say("tier"),
      key: "tier",
      width: 130,
      render: (_, { limit }) => (limit.tier === null ? "–" : say(`tier.${limit.tier}`)),
    },
  ];
}
