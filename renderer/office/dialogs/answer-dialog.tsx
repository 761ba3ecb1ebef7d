import { useState } from "react";
import { useDueWords } from "../../kit/applications/due.tsx";
import { officeDialogWords } from "../../words/office-dialogs.ts";
import { useWords } from "../../words/words.ts";
import { useOfficeNames } from "../use-office.ts";
import type { StepProps } from "./case-dialog.tsx";
import { ReasonField } from "./reason-field.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { useStep } from "./use-step.ts";
import { useWritten } from "./use-written.ts";

/** The head approves an extension or not; a no says why. */
export function AnswerDialog({ application, onClose, onDone }: StepProps) {
  const { say } = useWords(officeDialogWords);
  const names = useOfficeNames();
  const due = useDueWords();
  const writtenKey = `${application.id} answer`;
  const step = useStep("application:answerExtension", onDone, writtenKey);
  const [isApproved, setIsApproved] = useState(true);
  const [reason, setReason] = useWritten(writtenKey);
  const { extension } = application;
  const answer = () => {
    const written = reason.trim();
    if (!isApproved && written === "") return say("reasonMissing");
    return { applicationId: application.id, isApproved, ...(written === "" ? {} : { reason: written }) };
  };
  return (
    <StepDialog
      title={say("answer.title", { days: extension?.days ?? "" })}
      yes={say("answer.yes")}
      fault={step.fault}
      trouble={step.trouble}
      isBusy={step.isBusy}
      onYes={() => void step.send(answer, "done_answerExtension")}
      onClose={onClose}
    >
      <p>
        {application.itemName} · {application.number}
        <br />
        {say("answer.now", { day: application.dueOn ? due.on(application.dueOn) : "–" })} ·{" "}
        {due.left(application)}
      </p>
      {extension ? (
        <div>
          <p>{say("answer.asked", { staff: names.person(extension.askedBy) })}</p>
          <p className="block__note">{extension.reason}</p>
        </div>
      ) : null}
      <fieldset className="choices">
        <legend>{say("answer.which")}</legend>
        {[true, false].map((one) => (
          <label key={String(one)} className="choices__one">
            <input
              type="radio"
              name="approved"
              checked={one === isApproved}
              onChange={() => setIsApproved(one)}
            />
            {say(one ? "answer.approve" : "answer.deny")}
          </label>
        ))}
      </fieldset>
      <ReasonField
        label={say(isApproved ? "reasonOptional" : "answer.denyReason")}
        value={reason}
        onChange={setReason}
      />
    </StepDialog>
  );
}
