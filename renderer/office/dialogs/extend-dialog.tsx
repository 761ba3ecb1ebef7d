import { InputNumber } from "antd";
import { useState } from "react";
import { useDueWords } from "../../kit/applications/due.tsx";
import { officeDialogWords } from "../../words/office-dialogs.ts";
import { useWords } from "../../words/words.ts";
import type { StepProps } from "./case-dialog.tsx";
import { ReasonField } from "./reason-field.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { useStep } from "./use-step.ts";
import { useWritten } from "./use-written.ts";

/** The contract's bound; the law's own (10, in parallel review 15) is the hall's to judge. */
const most = 30;
const usual = 10;

export function ExtendDialog({ application, onClose, onDone }: StepProps) {
  const { say } = useWords(officeDialogWords);
  const due = useDueWords();
  const writtenKey = `${application.id} extend`;
  const step = useStep("application:askExtension", onDone, writtenKey);
  const [days, setDays] = useState<number | null>(usual);
  const [reason, setReason] = useWritten(writtenKey);
  const ask = () => {
    if (days === null || !Number.isInteger(days) || days < 1 || days > most)
      return say("extend.daysWrong", { most });
    if (reason.trim() === "") return say("reasonMissing");
    return { applicationId: application.id, days, reason: reason.trim() };
  };
  return (
    <StepDialog
      title={say("extend.title")}
      yes={say("extend.yes")}
      fault={step.fault}
      trouble={step.trouble}
      isBusy={step.isBusy}
      onYes={() => void step.send(ask, "done_extend")}
      onClose={onClose}
    >
      <p>{say("extend.effect", { day: application.dueOn ? due.on(application.dueOn) : "–" })}</p>
      <div className="dialog__field">
        <label htmlFor="extend-days">{say("extend.days")}</label>
        <InputNumber id="extend-days" min={1} max={most} precision={0} value={days} onChange={setDays} />
      </div>
      <ReasonField label={say("reason")} occasion="extend" value={reason} onChange={setReason} />
    </StepDialog>
  );
}
