import { officeDialogWords } from "../../words/office-dialogs.ts";
import { useWords } from "../../words/words.ts";
import type { StepProps } from "./case-dialog.tsx";
import { ReasonField } from "./reason-field.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { useStep } from "./use-step.ts";
import { useWritten } from "./use-written.ts";

/** 不予: never without its reason, and the letter beside it as it grows. */
export function RefuseDialog({ application, onClose, onDone }: StepProps) {
  const { say } = useWords(officeDialogWords);
  const writtenKey = `${application.id} refuse`;
  const step = useStep("application:decide", onDone, writtenKey);
  const [reason, setReason] = useWritten(writtenKey);
  const needsTwo = application.needsTwoReviewers;
  const written = reason.trim();
  const decide = () =>
    written === ""
      ? say("reasonMissing")
      : { applicationId: application.id, outcome: "refused" as const, reason: written };
  return (
    <StepDialog
      title={say(needsTwo ? "refuse.proposeTitle" : "refuse.title", { item: application.itemName })}
      yes={say(needsTwo ? "refuse.propose" : "refuse.yes")}
      isDanger
      fault={written === "" ? step.fault : null}
      trouble={step.trouble}
      isBusy={step.isBusy}
      onYes={() => void step.send(decide, needsTwo ? "done_refuseSecond" : "done_refuse")}
      onClose={onClose}
    >
      {needsTwo ? <p>{say("refuse.second")}</p> : null}
      <div className="refusal">
        <ReasonField
          label={say("refuse.reason")}
          hint={say("refuse.hint")}
          occasion="refuse"
          value={reason}
          onChange={setReason}
          isWrong={step.fault !== null && written === ""}
        />
        <section className="letter" aria-label={say("letter")}>
          <h3>{say("letterTitle")}</h3>
          <p>{say("letterTo", { applicant: application.applicant ?? "–" })}</p>
          <p>{say("letterBody", { item: application.itemName, number: application.number })}</p>
          <p className={written === "" ? "letter__empty" : "letter__reason"}>
            {written === "" ? say("letterNoReason") : written}
          </p>
          <p>{say("letterRemedy")}</p>
          <p className="letter__end">{say("letterEnd")}</p>
        </section>
      </div>
    </StepDialog>
  );
}
