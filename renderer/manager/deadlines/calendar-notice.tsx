import type { DeadlinesValue } from "../../../hall-server/contract/deadlines.ts";
import { Notice } from "../../kit/notice.tsx";
import { deadlineWords } from "../../words/deadlines.ts";
import { useWords } from "../../words/words.ts";

/** A year that nobody has entered stops the clock of what reaches into it: told before anybody waits for a date. */
export function CalendarNotice({ missingYear, isAssumed }: DeadlinesValue["calendar"]) {
  const { say } = useWords(deadlineWords);
  if (missingYear !== null)
    return (
      <Notice
        kind="attention"
        what={say("missingYear", { year: missingYear })}
        todo={say("missingYearTodo")}
        icon="calendar"
      />
    );
  return isAssumed ? <p className="sheet__note">{say("assumed")}</p> : null;
}
