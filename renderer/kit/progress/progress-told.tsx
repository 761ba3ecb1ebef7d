import "./progress.css";
import type { ApplicationProgress } from "../../../hall-server/contract/intake.ts";
import { elsewhereKey, progressWords, stepKey, todoKey } from "../../words/progress.ts";
import { useWords } from "../../words/words.ts";

interface ProgressToldProps {
  progress: ApplicationProgress;
  /** A kiosk tells the newest few. */
  mostSteps?: number;
}

/** One application, as its person reads it: where it stands, what to do, by when; then what happened. */
export function ProgressTold({ progress, mostSteps = 30 }: ProgressToldProps) {
  const { say } = useWords(progressWords);
  const day = useDay();
  const { state, outcome, missing, missingUntil, dueOn } = progress;
  const isOpen = state !== "archived" && state !== "delivered" && dueOn !== null;
  return (
    <article className="progress-told" aria-label={progress.itemName}>
      <h2 className="progress-told__item">{progress.itemName}</h2>
      <p className="progress-told__is">{say(`is.${state}`)}</p>
      <p className="progress-told__todo">{say(todoKey(progress))}</p>
      {outcome ? <p className="progress-told__outcome">{say(outcome)}</p> : null}
      <OnItsWay progress={progress} />
      {missing.length > 0 ? (
        <section className="progress-told__missing">
          <p>
            {say(state === "supplementing" ? "missing" : "gaps")}
            {missingUntil ? <strong> {say("until", { date: day(missingUntil) })}</strong> : null}
          </p>
          <ul>
            {missing.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <dl className="progress-told__facts">
        <div>
          <dt>{say("number")}</dt>
          <dd className="digits">{progress.number}</dd>
        </div>
        <div>
          <dt>{say("receivedOn")}</dt>
          <dd>{day(progress.receivedOn)}</dd>
        </div>
        {isOpen ? (
          <div>
            <dt>{say("dueOn")}</dt>
            <dd>{day(dueOn)}</dd>
          </div>
        ) : null}
      </dl>
      <section className="progress-told__steps">
        <h3>{say("history")}</h3>
        <ol>
          {progress.steps
            .slice(-mostSteps)
            .toReversed()
            .map(({ at, what }) => (
              <li key={`${at} ${what}`}>
                <time dateTime={at}>{day(at.slice(0, 10))}</time>
                <span>{say(stepKey(what))}</span>
              </li>
            ))}
        </ol>
      </section>
    </article>
  );
}

/** In the post, in a machine, or with another hall. */
function OnItsWay({ progress: { delivery, elsewhere } }: Pick<ProgressToldProps, "progress">) {
  const { say, pick } = useWords(progressWords);
  const said = elsewhere ? elsewhereKey(elsewhere.status) : null;
  const carrier = delivery?.carrier ? pick(delivery.carrier) : "";
  return (
    <>
      {elsewhere ? (
        <p className="progress-told__todo">
          {say("elsewhere.at", { site: pick(elsewhere.site) })}
          {said ? ` · ${say(said)}` : null}
        </p>
      ) : null}
      {delivery ? (
        <p className="progress-told__todo">
          {say(`delivery.${delivery.state}`, { carrier, waybill: delivery.waybill ?? "" })}
        </p>
      ) : null}
    </>
  );
}

/** 3月19日; of another year 2025年3月19日. Local dates already: no clock of this machine is asked. */
function useDay(): (date: string) => string {
  const { language } = useWords(progressWords);
  const format = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
    timeZone: "UTC",
    dateStyle: "long",
  });
  return (date) => format.format(new Date(`${date}T00:00:00Z`));
}
