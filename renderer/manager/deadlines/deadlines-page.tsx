import { limitLists } from "../../../hall-server/contract/lists.ts";
import "./deadlines.css";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Pager } from "../../kit/desk/pager.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { usePages } from "../../kit/desk/use-pages.ts";
import { Notice } from "../../kit/notice.tsx";
import { deadlineWords } from "../../words/deadlines.ts";
import { useErrorWords } from "../../words/errors.ts";
import { useWords } from "../../words/words.ts";
import { CalendarNotice } from "./calendar-notice.tsx";
import { LimitTable } from "./limit-table.tsx";
import { MonthWorkbook } from "./month-workbook.tsx";
import { UnitTable } from "./unit-table.tsx";

const refreshMs = 30_000;
const pageSize = 30;

/** What is late, due today and soon; whom it was told to; and a month to take along. */
export function DeadlinesPage() {
  const { say } = useWords(deadlineWords);
  const explain = useErrorWords();
  const [list, setList] = useState<(typeof limitLists)[number]>("late");
  const [unitId, setUnitId] = useState<string | undefined>();
  const pages = usePages();
  const { value, last, error } = useAsked(
    "deadlines:get",
    {
      list,
      limit: pageSize,
      ...(unitId === undefined ? {} : { unitId }),
      ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }),
    },
    refreshMs,
  );
  const show = (change: () => void) => {
    pages.first();
    change();
  };
  const counts = last?.counts;
  const open = counts ? Object.values(counts).reduce((sum, one) => sum + one, 0) : 0;
  const countOf = (one: (typeof limitLists)[number]) => {
    if (!last) return null;
    if (one === "all") return open;
    return one === "told" ? last.told[last.tier] : last.counts[one];
  };
  return (
    <div className="sheet deadlines">
      <div className="sheet__head">
        <h1>{say("title")}</h1>
        <p className="sheet__note" role="status">
          {counts ? say("summary", { open, late: counts.late, today: counts.today }) : say("loading")}
        </p>
        <MonthWorkbook today={last?.today} />
      </div>
      {error ? <Notice kind="wrong" what={explain(error)} /> : null}
      {last ? <CalendarNotice {...last.calendar} /> : null}
      <nav className="deadlines__lists" aria-label={say("lists")}>
        {limitLists.map((one) => (
          <Button
            key={one}
            className="sheet__small"
            kind={one === list ? "chosen" : "plain"}
            isPressed={one === list}
            onPress={() => show(() => setList(one))}
          >
            {say(`list.${one}`)} <span className="digits">{countOf(one) ?? "–"}</span>
          </Button>
        ))}
      </nav>
      {last ? (
        <p className="sheet__note">
          {[
            say("inTime", { count: last.counts.inTime }),
            say("paused", { count: last.counts.paused }),
            ...(last.counts.unknown > 0 ? [say("unknown", { count: last.counts.unknown })] : []),
            say("told", last.told),
          ].join(" · ")}
        </p>
      ) : null}
      {last ? <LimitTable rows={value?.applications ?? null} units={last.units} list={list} /> : null}
      <Pager pages={pages} next={value?.cursor} />
      {last ? <UnitTable value={last} unitId={unitId} onUnit={(id) => show(() => setUnitId(id))} /> : null}
    </div>
  );
}
