import type { FormEvent } from "react";
import { useAct } from "../../kit/desk/use-act.ts";
import { counterIntakeDialogWords } from "../../words/counter-intake-dialogs.ts";
import { useWords } from "../../words/words.ts";
import { Modal } from "../dialogs/modal.tsx";
import { noteOf, withNote } from "./draft.ts";
import type { IntakeDialogProps } from "./intake-dialogs.tsx";
import { StepTold } from "./step-told.tsx";
import { useFirstFocus } from "./use-first-focus.ts";

/** The person takes it back. */
export function WithdrawDialog({ intake, onClose }: IntakeDialogProps) {
  const { say } = useWords(counterIntakeDialogWords);
  const first = useFirstFocus<HTMLInputElement>();
  const { act, isBusy, trouble } = useAct("application:withdraw");
  const { application } = intake;
  const reason = noteOf(intake.draft, "withdraw");
  const write = (text: string) => intake.change((now) => withNote(now, "withdraw", text));
  if (!application) return null;
  const go = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") return;
    const answer = await act({ applicationId: application.id, reason: reason.trim() });
    if (!answer.ok) return;
    intake.applications.put(answer.value.application);
    write("");
    onClose();
  };
  return (
    <Modal
      title={say("withdraw.title", { number: application.number })}
      todo={say("withdraw.todo")}
      onClose={onClose}
    >
      <form onSubmit={(event) => void go(event)}>
        <label className="desk-field intake-note">
          <span>{say("withdraw.reason")}</span>
          <input
            ref={first}
            maxLength={500}
            autoComplete="off"
            value={reason}
            onChange={(event) => write(event.target.value)}
          />
        </label>
        <StepTold isBusy={isBusy} trouble={trouble} />
        <div className="desk-modal__end">
          <p className="desk-modal__foot">{say("withdraw.papers")}</p>
          <button type="submit" className="button button--next" aria-disabled={reason.trim() === ""}>
            <span className="desk-cap">Enter</span> {say("withdraw.go")}
          </button>
        </div>
      </form>
    </Modal>
  );
}
