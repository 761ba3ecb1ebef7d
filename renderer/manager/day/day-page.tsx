import { Table, type TableColumnsType } from "antd";
import { useState } from "react";
import type { Figures } from "../../../hall-server/contract/queries.ts";
import { clockOf } from "../../kit/clock.ts";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { useHall } from "../../kit/hall-context.tsx";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { managerWords } from "../../words/manager.ts";
import { tableWords } from "../../words/manager-tables.ts";
import { useWords } from "../../words/words.ts";
import { DayField } from "../day-field.tsx";
import { useNames } from "../hall-names.tsx";
import { percent } from "../percent.ts";
import { useHallClock } from "../use-hall-clock.ts";

const refreshMs = 15_000;

interface Row extends Figures {
  key: string;
  name: string;
}

/** A day in figures, by queue and by counter; today's follow the day, an earlier day's stand still. */
export function DayPage() {
  const { say } = useWords(tableWords);
  const frame = useWords(managerWords);
  const explain = useErrorWords();
  const names = useNames();
  const hall = useHall();
  const clock = useHallClock();
  const [day, setDay] = useState<string | undefined>();
  const today = clock(hall.now()).slice(0, 10);
  const isRunning = day === undefined || day === today;
  const { value, error, answeredAt } = useAsked(
    "figures:get",
    day === undefined ? {} : { day },
    isRunning ? refreshMs : null,
  );
  const queueRows = (value?.queues ?? []).map((row): Row => {
    const { code, name } = names.queue(row.queueId);
    return { ...row, key: row.queueId, name: `${name} ${code}` };
  });
  const counterRows = (value?.counters ?? [])
    .toSorted((a, b) => Number(a.counterId) - Number(b.counterId))
    .map((row): Row => ({ ...row, key: row.counterId, name: names.counter(row.counterId) }));
  const total: Row[] = value ? [{ ...value.total, key: "hall", name: say("hallTotal") }] : [];

  return (
    <div className="sheet sheet--figures">
      <div className="sheet__head">
        <h1>
          {isRunning
            ? frame.say("tab.day")
            : say("ofDay", { month: Number(day.slice(5, 7)), day: Number(day.slice(8)) })}
        </h1>
        <DayField day={day} answered={value?.total.day} onDay={setDay} />
        <p className="sheet__note" role="status">
          {answeredAt === null
            ? say("loading")
            : isRunning
              ? say("refreshed", { time: clockOf(clock(answeredAt)) })
              : say("archived")}
        </p>
      </div>
      {error ? <Notice kind="wrong" what={explain(error)} /> : null}
      <FiguresTable
        title={say("byQueue")}
        of="queue"
        isRead={value !== null}
        rows={[...total, ...queueRows]}
      />
      <FiguresTable title={say("byCounter")} of="counter" isRead={value !== null} rows={counterRows} />
    </div>
  );
}

interface FiguresTableProps {
  title: string;
  of: "queue" | "counter";
  isRead: boolean;
  rows: Row[];
}

/** Tickets are taken for a queue and not for a counter: its table leaves those columns out. */
function FiguresTable({ title, of, isRead, rows }: FiguresTableProps) {
  const { say } = useWords(tableWords);
  const number = (
    key: keyof Figures & ("taken" | "finished" | "skipped" | "cancelled" | "expired" | "unrated"),
  ) => ({
    title: say(key),
    dataIndex: key,
    key,
    align: "right" as const,
    sorter: totalFirst((a, b) => a[key] - b[key]),
  });
  const minutes = (key: "waitMean" | "waitP90" | "serviceMean") => ({
    title: say(key),
    dataIndex: key,
    key,
    align: "right" as const,
    sorter: totalFirst((a, b) => (a[key] ?? -1) - (b[key] ?? -1)),
    render: (value: number | null) => (value === null ? "–" : key === "waitP90" ? value : value.toFixed(1)),
  });
  const abandoned = (row: Row) => row.skipped + row.cancelled;
  const columns: TableColumnsType<Row> = [
    {
      title: say(of),
      dataIndex: "name",
      key: "name",
      render: (name: string, row) => (row.key === "hall" ? <strong>{name}</strong> : name),
    },
    ...(of === "queue" ? [number("taken")] : []),
    number("finished"),
    number("skipped"),
    ...(of === "queue"
      ? [
          number("cancelled"),
          number("expired"),
          {
            title: say("abandonRate"),
            key: "abandonRate",
            align: "right" as const,
            render: (_: unknown, row: Row) =>
              row.taken === 0
                ? "–"
                : `${percent(abandoned(row), row.taken)} (${abandoned(row)}/${row.taken})`,
          },
        ]
      : []),
    minutes("waitMean"),
    minutes("waitP90"),
    minutes("serviceMean"),
    {
      title: say("goodRate"),
      key: "goodRate",
      align: "right",
      render: (_, row) =>
        row.rated === 0 ? "–" : `${percent(row.ratedGood, row.rated)} (${row.ratedGood}/${row.rated})`,
    },
    number("unrated"),
  ];
  return (
    <section>
      <h2>{title}</h2>
      <Table
        columns={columns}
        dataSource={rows}
        pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        locale={{ emptyText: say(isRead ? "none" : "loading") }}
        showSorterTooltip={false}
      />
    </section>
  );
}

/** However the rows are sorted, the whole hall stays on top. */
function totalFirst(compare: (a: Row, b: Row) => number) {
  return (a: Row, b: Row, order?: "ascend" | "descend" | null) => {
    if (a.key === "hall" || b.key === "hall") {
      const isDown = order === "descend";
      return (a.key === "hall") === isDown ? 1 : -1;
    }
    return compare(a, b);
  };
}
