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
  const { value, error, isBehind } = useAsked(
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
  const counts = value?.counts;
  const open = counts ? Object.values(counts).reduce((sum, one) => sum + one, 0) : 0;
  const countOf = (one: (typeof limitLists)[number]) => {
    if (!value) return null;
    if (one === "all") return open;
    return one === "told" ? value.told[value.tier] : value.counts[one];
  };
  return (
    <div className="sheet deadlines">
      <div className="sheet__head">
        <h1>{say("title")}</h1>
        <p className="sheet__note" role="status">
          {counts ? say("summary", { open, late: counts.late, today: counts.today }) : say("loading")}
        </p>
        <MonthWorkbook today={value?.today} />
      </div>
      {error ? <Notice kind="wrong" what={explain(error)} /> : null}
      {value ? <CalendarNotice {...value.calendar} /> : null}
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
      {value ? (
        <p className="sheet__note">
          {[
            say("inTime", { count: value.counts.inTime }),
            say("paused", { count: value.counts.paused }),
            ...(value.counts.unknown > 0 ? [say("unknown", { count: value.counts.unknown })] : []),
            say("told", value.told),
          ].join(" · ")}
        </p>
      ) : null}
      {value ? <LimitTable value={value} list={list} isBehind={isBehind} /> : null}
      <Pager pages={pages} next={isBehind ? null : (value?.cursor ?? null)} />
      {value ? <UnitTable value={value} unitId={unitId} onUnit={(id) => show(() => setUnitId(id))} /> : null}
    </div>
  );
}
