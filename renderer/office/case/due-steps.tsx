import type { Application } from "../../../hall-server/contract/intake.ts";
import { LightSign, useDueWords } from "../../kit/applications/due.tsx";
import { applicationWords } from "../../words/applications.ts";
import { caseWords } from "../../words/office-case.ts";
import { useWords } from "../../words/words.ts";

/** How the due date came about, step by step, so that nobody has to count on a calendar. */
export function DueSteps({ application }: { application: Application }) {
  const { say } = useWords(caseWords);
  const words = useWords(applicationWords);
  const due = useDueWords();
  const { acceptedOn, dueOn, limitDays, pausedDays, special, extension, deliverBy } = application;
  if (acceptedOn === null) return <p>{say("dueNone")}</p>;
  return (
    <ul className="due-steps">
      <li>{say(application.isDeemed ? "dueDeemed" : "dueAccepted", { day: due.day(acceptedOn) })}</li>
      <li>{say("dueDays", { days: limitDays })}</li>
      {pausedDays > 0 ? <li>{say("duePaused", { days: pausedDays })}</li> : null}
      {extension?.isApproved ? <li>{say("dueExtended", { days: extension.days })}</li> : null}
      {special ? (
        <li>
          {say("dueStands", {
            kind: words.say(`special.${special.kind}`),
            day: due.day(special.since),
            days: special.expectedDays,
          })}
        </li>
      ) : null}
      <li className="due-steps__result">
        {dueOn ? (
          <>
            <LightSign due={application} /> <strong>{due.by(application)}</strong> · {due.left(application)}
          </>
        ) : (
          say("dueMissing")
        )}
      </li>
      {deliverBy ? <li>{say("deliverBy", { day: due.day(deliverBy) })}</li> : null}
    </ul>
  );
}
