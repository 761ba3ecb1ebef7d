import { Notice } from "../../kit/notice.tsx";
import { officeDialogWords } from "../../words/office-dialogs.ts";
import { useWords } from "../../words/words.ts";
import type { StepProps } from "./case-dialog.tsx";
import { ReasonField } from "./reason-field.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { useStep } from "./use-step.ts";
import { useWritten } from "./use-written.ts";

/** 准予: what follows from it, and a remark where there is one. */
export function GrantDialog({ application, onClose, onDone }: StepProps) {
  const { say } = useWords(officeDialogWords);
  const writtenKey = `${application.id} grant`;
  const step = useStep("application:decide", onDone, writtenKey);
  const [reason, setReason] = useWritten(writtenKey);
  const needsTwo = application.needsTwoReviewers;
  const waitsForGaps = application.hasGaps && !application.gaps?.broughtAt;
  const decide = () => {
    const written = reason.trim();
    return {
      applicationId: application.id,
      outcome: "granted" as const,
      ...(written === "" ? {} : { reason: written }),
    };
  };
  return (
    <StepDialog
      title={say(needsTwo ? "grant.proposeTitle" : "grant.title", { item: application.itemName })}
      yes={say(needsTwo ? "grant.propose" : "grant.yes")}
      fault={step.fault}
      trouble={step.trouble}
      isBusy={step.isBusy}
      onYes={() => void step.send(decide, needsTwo ? "done_grantSecond" : "done_grant")}
      onClose={onClose}
    >
      <p>{say(needsTwo ? "grant.second" : "grant.effect")}</p>
      {waitsForGaps ? <Notice kind="attention" what={say("grant.gaps")} /> : null}
      <ReasonField label={say("reasonOptional")} value={reason} onChange={setReason} />
    </StepDialog>
  );
}
