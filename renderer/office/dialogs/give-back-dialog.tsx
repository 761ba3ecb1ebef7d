import { useState } from "react";
import { officeDialogWords } from "../../words/office-dialogs.ts";
import { useWords } from "../../words/words.ts";
import type { StepProps } from "./case-dialog.tsx";
import { ReasonField } from "./reason-field.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { useStep } from "./use-step.ts";
import { useWritten } from "./use-written.ts";

/** 退回, to the department's list or to the counter that took it in. */
export function GiveBackDialog({ application, onClose, onDone }: StepProps) {
  const { say } = useWords(officeDialogWords);
  const writtenKey = `${application.id} give-back`;
  const step = useStep("application:giveBack", onDone, writtenKey);
  const [to, setTo] = useState<"unit" | "counter">("unit");
  const [reason, setReason] = useWritten(writtenKey);
  const give = () =>
    reason.trim() === ""
      ? say("reasonMissing")
      : { applicationId: application.id, to, reason: reason.trim() };
  return (
    <StepDialog
      title={say("giveBack.title")}
      yes={say("giveBack.yes")}
      fault={reason.trim() === "" ? step.fault : null}
      trouble={step.trouble}
      isBusy={step.isBusy}
      onYes={() => void step.send(give, "done_giveBack")}
      onClose={onClose}
    >
      <fieldset className="choices choices--column">
        <legend>{say("giveBack.to")}</legend>
        {(["unit", "counter"] as const).map((one) => (
          <label key={one} className="choices__one">
            <input type="radio" name="to" checked={one === to} onChange={() => setTo(one)} />
            {say(`giveBack.${one}`)}
          </label>
        ))}
      </fieldset>
      {to === "counter" ? <p>{say("giveBack.effect")}</p> : null}
      <ReasonField
        label={say("reason")}
        occasion="giveBack"
        value={reason}
        onChange={setReason}
        isWrong={step.fault !== null && reason.trim() === ""}
      />
    </StepDialog>
  );
}
