import { InputNumber } from "antd";
import { useState } from "react";
import { specialSteps } from "../../../hall-server/contract/lists.ts";
import { applicationWords } from "../../words/applications.ts";
import { officeDialogWords } from "../../words/office-dialogs.ts";
import { useWords } from "../../words/words.ts";
import type { StepProps } from "./case-dialog.tsx";
import { ReasonField } from "./reason-field.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { useStep } from "./use-step.ts";
import { useWritten } from "./use-written.ts";

/** 特殊环节: which, how long, and what is done; the clock stands until it ends. */
export function SpecialDialog({ application, onClose, onDone }: StepProps) {
  const { say } = useWords(officeDialogWords);
  const words = useWords(applicationWords);
  const writtenKey = `${application.id} special`;
  const step = useStep("application:startSpecialStep", onDone, writtenKey);
  const [kind, setKind] = useState<(typeof specialSteps)[number]>("site-visit");
  const [days, setDays] = useState<number | null>(5);
  const [note, setNote] = useWritten(writtenKey);
  const begin = () => {
    if (days === null || !Number.isInteger(days) || days < 1 || days > 365) return say("special.daysWrong");
    if (note.trim() === "") return say("special.noteMissing");
    return { applicationId: application.id, kind, expectedDays: days, note: note.trim() };
  };
  return (
    <StepDialog
      title={say("special.title")}
      yes={say("special.yes")}
      fault={step.fault}
      trouble={step.trouble}
      isBusy={step.isBusy}
      onYes={() => void step.send(begin, "done_special")}
      onClose={onClose}
    >
      <p>{say("special.effect")}</p>
      <fieldset className="choices">
        <legend>{say("special.kind")}</legend>
        {specialSteps.map((one) => (
          <label key={one} className="choices__one">
            <input type="radio" name="kind" checked={one === kind} onChange={() => setKind(one)} />
            {words.say(`special.${one}`)}
          </label>
        ))}
      </fieldset>
      <div className="dialog__field">
        <label htmlFor="special-days">{say("special.days")}</label>
        <InputNumber id="special-days" min={1} max={365} precision={0} value={days} onChange={setDays} />
      </div>
      <ReasonField label={say("special.note")} occasion="special" value={note} onChange={setNote} />
    </StepDialog>
  );
}
