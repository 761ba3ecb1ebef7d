import type { CommandName, CommandRequest } from "../../../hall-server/contract/commands.ts";
import type { PhraseOccasion } from "../../../hall-server/contract/hall.ts";
import { useDueWords } from "../../kit/applications/due.tsx";
import { applicationWords } from "../../words/applications.ts";
import type { CaseWord } from "../../words/office-case.ts";
import { officeDialogWords } from "../../words/office-dialogs.ts";
import { useWords } from "../../words/words.ts";
import { useOfficeNames } from "../use-office.ts";
import type { StepProps } from "./case-dialog.tsx";
import { ReasonField } from "./reason-field.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { useStep } from "./use-step.ts";
import { useWritten } from "./use-written.ts";

interface ReasonDialogProps<Name extends CommandName> extends StepProps {
  command: Name;
  /** The step with this reason; none = left out. */
  inputOf: (reason: string) => Omit<CommandRequest<Name>, "commandId">;
  title: string;
  effect: string;
  label: string;
  yes: string;
  done: CaseWord;
  /** Said when nothing is written; null: it may be left out. */
  missing: string | null;
  occasion?: PhraseOccasion;
  isDanger?: boolean;
}

/** A step that needs nothing but what is written down. */
function ReasonDialog<Name extends CommandName>(props: ReasonDialogProps<Name>) {
  const { command, inputOf, title, effect, label, yes, done, missing, occasion, isDanger = false } = props;
  const writtenKey = `${props.application.id} ${done}`;
  const step = useStep(command, props.onDone, writtenKey);
  const [reason, setReason] = useWritten(writtenKey);
  const written = reason.trim();
  const isMissing = missing !== null && written === "";
  return (
    <StepDialog
      title={title}
      yes={yes}
      isDanger={isDanger}
      fault={isMissing ? step.fault : null}
      trouble={step.trouble}
      isBusy={step.isBusy}
      onYes={() => void step.send(() => (isMissing ? missing : inputOf(written)), done)}
      onClose={props.onClose}
    >
      <p>{effect}</p>
      <ReasonField
        label={label}
        value={reason}
        onChange={setReason}
        isWrong={step.fault !== null && isMissing}
        {...(occasion ? { occasion } : {})}
      />
    </StepDialog>
  );
}

export function AgreeDialog(props: StepProps) {
  const { say } = useWords(officeDialogWords);
  const words = useWords(applicationWords);
  const { id, decision } = props.application;
  return (
    <ReasonDialog
      {...props}
      command="application:confirmDecision"
      inputOf={(reason) => ({ applicationId: id, agrees: true, ...(reason === "" ? {} : { reason }) })}
      title={say("agree.title", { outcome: words.say(`outcome.${decision?.outcome ?? "granted"}`) })}
      effect={say("agree.effect")}
      label={say("reasonOptional")}
      yes={say("agree.yes")}
      done="done_agree"
      missing={null}
    />
  );
}

export function SendBackDialog(props: StepProps) {
  const { say } = useWords(officeDialogWords);
  return (
    <ReasonDialog
      {...props}
      command="application:confirmDecision"
      inputOf={(reason) => ({ applicationId: props.application.id, agrees: false, reason })}
      title={say("sendBack.title")}
      effect={say("sendBack.effect")}
      label={say("reason")}
      yes={say("sendBack.yes")}
      done="done_sendBack"
      missing={say("reasonMissing")}
      occasion="giveBack"
    />
  );
}

export function EndSpecialDialog(props: StepProps) {
  const { say } = useWords(officeDialogWords);
  const words = useWords(applicationWords);
  const { day } = useDueWords();
  const { id, special } = props.application;
  return (
    <ReasonDialog
      {...props}
      command="application:endSpecialStep"
      inputOf={(note) => ({ applicationId: id, note })}
      title={say("endSpecial.title", { kind: special ? words.say(`special.${special.kind}`) : "" })}
      effect={say("endSpecial.effect", { day: special ? day(special.since) : "" })}
      label={say("endSpecial.note")}
      yes={say("endSpecial.yes")}
      done="done_endSpecial"
      missing={say("endSpecial.noteMissing")}
    />
  );
}

export function RecuseDialog(props: StepProps) {
  const { say } = useWords(officeDialogWords);
  return (
    <ReasonDialog
      {...props}
      command="application:recuse"
      inputOf={(reason) => ({ applicationId: props.application.id, reason })}
      title={say("recuse.title")}
      effect={say("recuse.effect")}
      label={say("reason")}
      yes={say("recuse.yes")}
      done="done_recuse"
      missing={say("reasonMissing")}
      occasion="recuse"
      isDanger
    />
  );
}

export function EndDialog(props: StepProps) {
  const { say } = useWords(officeDialogWords);
  return (
    <ReasonDialog
      {...props}
      command="application:end"
      inputOf={(reason) => ({ applicationId: props.application.id, reason })}
      title={say("end.title", { item: props.application.itemName })}
      effect={say("end.effect")}
      label={say("reason")}
      yes={say("end.yes")}
      done="done_end"
      missing={say("reasonMissing")}
      occasion="end"
      isDanger
    />
  );
}

export function FalsePromiseDialog(props: StepProps) {
  const { say } = useWords(officeDialogWords);
  return (
    <ReasonDialog
      {...props}
      command="application:recordFalsePromise"
      inputOf={(reason) => ({ applicationId: props.application.id, reason })}
      title={say("false.title")}
      effect={say("false.effect")}
      label={say("reason")}
      yes={say("false.yes")}
      done="done_falsePromise"
      missing={say("reasonMissing")}
      isDanger
    />
  );
}

export function UrgeDialog(props: StepProps) {
  const { say } = useWords(officeDialogWords);
  const names = useOfficeNames();
  const { id, reviewer } = props.application;
  return (
    <ReasonDialog
      {...props}
      command="application:urge"
      inputOf={(reason) => ({ applicationId: id, reason })}
      title={say("urge.title")}
      effect={reviewer === null ? say("urge.nobody") : say("urge.effect", { staff: names.person(reviewer) })}
      label={say("reason")}
      yes={say("urge.yes")}
      done="done_urge"
      missing={say("reasonMissing")}
      occasion="urge"
    />
  );
}
