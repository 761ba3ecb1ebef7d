import { useEffect, useRef } from "react";
import type { Application } from "../../../hall-server/contract/intake.ts";
import { ApplicationNumber } from "../../kit/applications/application-number.tsx";
import { applicationWords } from "../../words/applications.ts";
import { counterIntakeWords } from "../../words/counter-intake.ts";
import { useWords } from "../../words/words.ts";
import { IntakeDocuments } from "./intake-documents.tsx";
import type { IntakeShortcut } from "./intake-keys.ts";
import { phaseOf } from "./outcomes.ts";
import { QuickKey } from "./quick-key.tsx";
import type { Intake } from "./use-intake.ts";
import type { PrintAll } from "./use-print-all.ts";

interface ApplicationPanelProps {
  intake: Intake;
  press: (shortcut: IntakeShortcut) => void;
  printing: PrintAll;
}

/** An application that this counter has done its part of: its number, its papers to print and sign, what can still be done. */
export function ApplicationPanel({ intake, press, printing }: ApplicationPanelProps) {
  const { say } = useWords(counterIntakeWords);
  const states = useWords(applicationWords);
  const { application, queryPassword } = intake;
  const root = useRef<HTMLDivElement>(null);
  const applicationId = application?.id;
  // What had the focus is gone with the form: whoever reads by keys goes on here, and Enter does nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each application anew
  useEffect(() => {
    if (document.activeElement === document.body) root.current?.focus();
  }, [applicationId]);
  if (!application) return <p>{say("itemComes")}</p>;
  const phase = phaseOf(application);
  const mayWithdraw = application.may.includes("application:withdraw");
  return (
    <div className="intake__section">
      <div className="intake-done" ref={root} tabIndex={-1}>
        <p className="intake-done__state">{states.say(`state.${application.state}`)}</p>
        <dl className="intake-done__facts">
          <div>
            <dt>{say("done.number")}</dt>
            <dd className="intake-done__number">
              <ApplicationNumber value={application.number} />
            </dd>
          </div>
          {queryPassword ? (
            <div>
              <dt>{say("done.password")}</dt>
              <dd className="digits intake-done__number">{queryPassword}</dd>
            </div>
          ) : null}
          <Dates application={application} />
        </dl>
        {queryPassword ? <p className="desk-second">{say("done.passwordNote")}</p> : null}
        {application.gaps && application.gaps.broughtAt === null ? (
          <p>
            <strong>{say("done.gaps", { date: application.gaps.until ?? "" })}</strong>
            {namesOf(application, application.gaps.materialIds).join(say("comma"))}
          </p>
        ) : null}
        {application.supplement && application.state === "supplementing" ? (
          <p>
            <strong>{say("done.supplement", { date: application.supplement.until ?? "" })}</strong>
            {namesOf(application, application.supplement.materialIds).join(say("comma"))}
          </p>
        ) : null}
      </div>
      <IntakeDocuments printing={printing} press={press} />
      <div className="intake-quick">
        {phase === "done" ? null : (
          <QuickKey
            cap="Alt M"
            text={say(phase === "intake" ? "outcomes.goOn" : "outcomes.bring")}
            press={press}
          />
        )}
        <QuickKey cap="Alt G" text={say(intake.signature ? "done.signed" : "done.sign")} press={press} />
        {mayWithdraw ? <QuickKey cap="Alt W" text={say("done.withdraw")} press={press} /> : null}
        <QuickKey cap="Alt H" text={say("done.again")} press={press} />
      </div>
    </div>
  );
}

function Dates({ application }: { application: Application }) {
  const { say } = useWords(counterIntakeWords);
  const states = useWords(applicationWords);
  const { dueOn, acceptedOn, wish, outcome } = application;
  return (
    <>
      {acceptedOn ? (
        <div>
          <dt>{say("done.acceptedOn")}</dt>
          <dd className="digits">{acceptedOn}</dd>
        </div>
      ) : null}
      {dueOn && outcome === null ? (
        <div>
          <dt>{say("done.dueOn")}</dt>
          <dd className="digits">{dueOn}</dd>
        </div>
      ) : null}
      {outcome ? (
        <div>
          <dt>{say("done.outcome")}</dt>
          <dd>{states.say(`outcome.${outcome}`)}</dd>
        </div>
      ) : null}
      <div>
        <dt>{say("done.wish")}</dt>
        <dd>{states.say(`way.${wish.way}`)}</dd>
      </div>
    </>
  );
}

export function namesOf({ materials }: Application, materialIds: readonly string[]): string[] {
  return materialIds.map((id) => materials.find(({ materialId }) => materialId === id)?.name ?? id);
}
