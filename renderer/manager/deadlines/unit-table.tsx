import { Table, type TableColumnsType } from "antd";
import type { DeadlinesValue } from "../../../hall-server/contract/deadlines.ts";
import { Button } from "../../kit/button.tsx";
import { deadlineWords } from "../../words/deadlines.ts";
import { useWords } from "../../words/words.ts";

type UnitRow = DeadlinesValue["units"][number];

interface UnitTableProps {
  value: DeadlinesValue;
  unitId: string | undefined;
  onUnit: (unitId: string | undefined) => void;
}

/** Departments, those with most that is late first. */
export function UnitTable({ value, unitId, onUnit }: UnitTableProps) {
  const { say, pick } = useWords(deadlineWords);
  const count = (key: "late" | "today" | "soon" | "inTime") => ({
    title: say(key === "inTime" ? "unitInTime" : key),
    dataIndex: key,
    key,
    align: "right" as const,
    width: 130,
    sorter: (a: UnitRow, b: UnitRow) => a[key] - b[key],
  });
  const columns: TableColumnsType<UnitRow> = [
    { title: say("department"), key: "unit", render: (_, row) => pick(row.name) },
    count("late"),
    count("today"),
    count("soon"),
    count("inTime"),
    {
      key: "only",
      width: 220,
      render: (_, row) => {
        const isOnly = row.unitId === unitId;
        return (
          <Button
            className="sheet__quiet"
            isPressed={isOnly}
            label={isOnly ? say("allUnits") : say("onlyUnit", { unit: pick(row.name) })}
            onPress={() => onUnit(isOnly ? undefined : row.unitId)}
          >
            {isOnly ? say("allUnits") : say("onlyUnit", { unit: "" })}
          </Button>
        );
      },
    },
  ];
  const rows = value.units.toSorted((a, b) => b.late - a.late || b.today - a.today || b.soon - a.soon);
  return (
    <section>
      <h2>{say("units")}</h2>
      <Table<UnitRow>
        rowKey="unitId"
        columns={columns}
        dataSource={rows}
        pagination={false}
        locale={{ emptyText: say("unitsNone") }}
      />
    </section>
  );
}
