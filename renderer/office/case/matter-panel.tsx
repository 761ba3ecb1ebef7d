import type { Application } from "../../../hall-server/contract/intake.ts";
import type { ParallelPart } from "../../../hall-server/contract/office.ts";
import { useDueWords } from "../../kit/applications/due.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { Icon } from "../../kit/icon.tsx";
import { Notice } from "../../kit/notice.tsx";
import { applicationWords } from "../../words/applications.ts";
import { useErrorWords } from "../../words/errors.ts";
import { officeWords } from "../../words/office.ts";
import { caseWords } from "../../words/office-case.ts";
import { useWords } from "../../words/words.ts";
import { useOfficeNames } from "../use-office.ts";

/** Often enough that a department's answer is seen while one looks. */
const refreshMs = 10_000;

/** The departments side by side: who answered, who is silent, when the whole is due. */
export function MatterPanel({ application }: { application: Application }) {
  const { say } = useWords(caseWords);
  const office = useWords(officeWords);
  const explain = useErrorWords();
  const day = useDueWords().day;
  const asked = useAsked("matter:parts", { matterId: application.matterId ?? "" }, refreshMs);
  if (!asked.value)
    return asked.error ? (
      <Notice kind="wrong" what={explain(asked.error)} />
    ) : (
      <p className="papers__none">{office.say("loading")}</p>
    );
  const { kind, name, parts, dueOn, silenceIsConsent } = asked.value;
  return (
    <div className="matter">
      <h2>
        {kind === "parallel" ? say("parallelTitle", { count: parts.length }) : say("chainTitle", { name })}
      </h2>
      {dueOn ? <p>{say("parallelDue", { day: day(dueOn) })}</p> : null}
      {kind === "parallel" ? (
        <p className="matter__rule">{say(silenceIsConsent ? "parallelConsent" : "parallelNoConsent")}</p>
      ) : null}
      <table className="answers">
        <thead>
          <tr>
            <th>{say("parallelUnit")}</th>
            <th>{office.say("searchItem")}</th>
            <th>{office.say("state")}</th>
            <th>{office.say("due")}</th>
            <th>{office.say("who")}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <Part key={part.itemId} part={part} isHere={part.applicationId === application.id} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Part({ part, isHere }: { part: ParallelPart; isHere: boolean }) {
  const { say, pick } = useWords(caseWords);
  const words = useWords(applicationWords);
  const names = useOfficeNames();
  const due = useDueWords();
  return (
    <tr className={part.isSilent ? "row--bad" : ""}>
      <th scope="row">
        {part.unitName ? pick(part.unitName) : "–"}{" "}
        {isHere ? <span className="marks__one">{say("parallelHere")}</span> : null}
      </th>
      <td>{part.itemName}</td>
      <td>
        {part.isSilent ? (
          <span className="sheet__sign sheet__sign--red">
            <Icon name="octagon" /> {say("parallelSilent")}
          </span>
        ) : part.isAgreedBySilence ? (
          say("parallelConsented")
        ) : part.state === null ? (
          "–"
        ) : (
          words.say(`state.${part.state}`)
        )}
        {part.outcome && !part.isAgreedBySilence ? ` · ${words.say(`outcome.${part.outcome}`)}` : null}
      </td>
      <td>
        {part.state !== null && part.dueOn ? (
          <>
            {part.remainingDays === null
              ? null
              : `${due.left({ ...part, state: part.state, light: null })} · `}
            {due.on(part.dueOn)}
          </>
        ) : (
          "–"
        )}
      </td>
      <td>{part.state === null ? "–" : names.person(part.reviewer)}</td>
    </tr>
  );
}
