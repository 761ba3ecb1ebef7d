import { Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useCatalog } from "../../kit/hall-context.tsx";
import { officeDialogWords } from "../../words/office-dialogs.ts";
import { useWords } from "../../words/words.ts";
import { useOffice } from "../use-office.ts";
import type { StepProps } from "./case-dialog.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { useStep } from "./use-step.ts";
import { useWritten } from "./use-written.ts";

/** 制证: the result's number and how long it is valid; it then waits at the delivery counter. */
export function MakeDialog({ application, onClose, onDone }: StepProps) {
  const { say } = useWords(officeDialogWords);
  const { work } = useOffice();
  const catalog = useCatalog();
  const writtenKey = `${application.id} make`;
  const step = useStep("application:makeResult", onDone, writtenKey);
  const [number, setNumber] = useWritten(writtenKey);
  const [validTo, setValidTo] = useState("");
  const first = useRef<InputRef>(null);
  useEffect(() => first.current?.focus(), []);
  const isRefusal = application.outcome === "refused";
  const result = catalog?.items.find((item) => item.id === application.itemId)?.resultName;
  const make = () => {
    const day = validTo.trim();
    if (day !== "" && (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day)) || day < work.today))
      return say("make.dateWrong");
    return {
      applicationId: application.id,
      ...(number.trim() === "" ? {} : { certificateNumber: number.trim() }),
      ...(day === "" ? {} : { validTo: day }),
    };
  };
  return (
    <StepDialog
      title={say("make.title", { result: (isRefusal ? null : result) ?? application.itemName })}
      yes={say("make.yes")}
      fault={step.fault}
      trouble={step.trouble}
      isBusy={step.isBusy}
      onYes={() => void step.send(make, "done_make")}
      onClose={onClose}
    >
      <p>{say(isRefusal ? "make.refusal" : "make.effect")}</p>
      {isRefusal ? null : (
        <div className="pair">
          <div className="dialog__field">
            <label htmlFor="make-number">{say("make.number")}</label>
            <Input
              id="make-number"
              ref={first}
              maxLength={60}
              value={number}
              onChange={(event) => setNumber(event.target.value)}
            />
          </div>
          <div className="dialog__field">
            <label htmlFor="make-valid">{say("make.validTo")}</label>
            <Input
              id="make-valid"
              maxLength={10}
              placeholder="2027-03-01"
              value={validTo}
              onChange={(event) => setValidTo(event.target.value)}
            />
          </div>
        </div>
      )}
    </StepDialog>
  );
}
