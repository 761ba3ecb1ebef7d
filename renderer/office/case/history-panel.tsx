import type { Application } from "../../../hall-server/contract/intake.ts";
import { useDueWords } from "../../kit/applications/due.tsx";
import { clockOf } from "../../kit/clock.ts";
import { historyWords, isHistoryWord } from "../../words/application-history.ts";
import { caseWords } from "../../words/office-case.ts";
import { useWords } from "../../words/words.ts";
import { useOfficeNames } from "../use-office.ts";

/** All that happened to it, newest first: who, when, and what they wrote. */
export function HistoryPanel({ application }: { application: Application }) {
  const { say } = useWords(caseWords);
  const history = useWords(historyWords);
  const names = useOfficeNames();
  const day = useDueWords().day;
  const whoOf = (by: string) => {
    if (by === "hall") return say("byHall");
    if (by === "person") return say("byPerson");
    return names.person(by);
  };
  if (application.history.length === 0) return <p className="papers__none">{say("historyNone")}</p>;
  return (
    <ol className="history">
      {application.history.toReversed().map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id, are only ever added, and hold no state
        <li key={`${entry.at} ${at}`}>
          <time dateTime={entry.at}>
            {day(entry.at.slice(0, 10))} {clockOf(entry.at)}
          </time>
          <div>
            <p>
              <strong>{isHistoryWord(entry.what) ? history.say(entry.what) : entry.what}</strong>{" "}
              <span className="history__by">{whoOf(entry.by)}</span>
            </p>
            {entry.note ? <p className="history__note">{entry.note}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
