import type { ReactNode } from "react";
import type { ViewValue } from "../../../hall-server/contract/views.ts";
import { managerWords } from "../../words/manager.ts";
import { useWords } from "../../words/words.ts";
import { percent } from "../percent.ts";

/** The day so far; a share always stands on its two numbers. */
export function TodayFigures({ value }: { value: ViewValue<"hall"> }) {
  const { say } = useWords(managerWords);
  const { today } = value;
  const waiting = value.queues.reduce((sum, queue) => sum + queue.waiting, 0);
  const atCounters = value.counters.filter((counter) => counter.activity === "serving").length;
  return (
    <section className="today" aria-labelledby="today-title">
      <h2 id="today-title">{say("today")}</h2>
      <dl className="today__figures">
        <Figure name={say("taken")} note={say("takenNote", { count: waiting })}>
          {today.taken}
        </Figure>
        <Figure name={say("finished")} note={say("finishedNote", { count: atCounters })}>
          {today.finished}
        </Figure>
        <Figure
          name={say("waitMean")}
          note={
            today.waitMean === null
              ? say("noneYet")
              : today.waitP90 === null
                ? say("waitNoteNone")
                : say("waitNote", { minutes: today.waitP90 })
          }
        >
          {today.waitMean === null ? "–" : Math.round(today.waitMean)}
        </Figure>
        <Figure
          name={say("abandoned")}
          note={say("abandonedNote", { part: today.abandoned, whole: today.taken })}
        >
          {percent(today.abandoned, today.taken)}
        </Figure>
        <Figure
          name={say("good")}
          note={say("goodNote", {
            part: today.ratedGood,
            whole: today.rated,
            unrated: Math.max(0, today.finished - today.rated),
          })}
        >
          {percent(today.ratedGood, today.rated)}
        </Figure>
      </dl>
    </section>
  );
}

function Figure({ name, note, children }: { name: string; note: string; children: ReactNode }) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd className="figure__value digits">{children}</dd>
      <dd className="figure__note">{note}</dd>
    </div>
  );
}
