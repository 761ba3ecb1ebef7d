import { useState } from "react";
import { officeDialogWords } from "../../words/office-dialogs.ts";
import { useWords } from "../../words/words.ts";
import { useOffice, useOfficeNames } from "../use-office.ts";
import type { StepProps } from "./case-dialog.tsx";
import { ReasonField } from "./reason-field.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { useStep } from "./use-step.ts";
import { useWritten } from "./use-written.ts";

/** 改派: to somebody of the same department, who has least first. */
export function AssignDialog({ application, onClose, onDone }: StepProps) {
  const { say } = useWords(officeDialogWords);
  const { work } = useOffice();
  const names = useOfficeNames();
  const writtenKey = `${application.id} assign`;
  const step = useStep("application:assign", onDone, writtenKey);
  const [who, setWho] = useState<string | null>(null);
  const [reason, setReason] = useWritten(writtenKey);
  const people = work.people
    .filter((one) => application.unitId !== null && one.unitIds.includes(application.unitId))
    .filter((one) => one.staffNumber !== application.reviewer)
    .toSorted((a, b) => a.open - b.open);
  const assign = () => {
    if (who === null) return say("assign.missing");
    if (reason.trim() === "") return say("reasonMissing");
    return { applicationId: application.id, staffNumber: who, reason: reason.trim() };
  };
  return (
    <StepDialog
      title={say("assign.title")}
      yes={say("assign.yes")}
      fault={step.fault}
      trouble={step.trouble}
      isBusy={step.isBusy}
      onYes={() => void step.send(assign, "done_assign")}
      onClose={onClose}
    >
      <p>
        {application.itemName} · {application.number}
        <br />
        {say("assign.effect", { staff: names.person(application.reviewer) })}
      </p>
      <fieldset className="choices choices--column">
        <legend>{say("assign.who")}</legend>
        {people.length === 0 ? <p>{say("assign.nobody")}</p> : null}
        {people.map((one) => (
          <label key={one.staffNumber} className="choices__one">
            <input
              type="radio"
              name="who"
              checked={one.staffNumber === who}
              onChange={() => setWho(one.staffNumber)}
            />
            {names.person(one.staffNumber)}
            <span className="choices__note">{say("assign.load", { open: one.open, late: one.late })}</span>
          </label>
        ))}
      </fieldset>
      <ReasonField label={say("reason")} occasion="assign" value={reason} onChange={setReason} />
    </StepDialog>
  );
}
