import { type FormEvent, useState } from "react";
import { useHall } from "../../kit/hall-context.tsx";
import { counterIntakeDialogWords } from "../../words/counter-intake-dialogs.ts";
import { useWords } from "../../words/words.ts";
import { Modal } from "../dialogs/modal.tsx";
import type { IntakeDialogProps } from "./intake-dialogs.tsx";
import { useFirstFocus } from "./use-first-focus.ts";

/** The person takes it back. */
export function WithdrawDialog({ intake, onClose }: IntakeDialogProps) {
  const { say } = useWords(counterIntakeDialogWords);
  const first = useFirstFocus<HTMLInputElement>();
  const hall = useHall();
  const { application } = intake;
  const [reason, setReason] = useState("");
  if (!application) return null;
  const go = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") return;
    onClose();
    const answer = await hall.send("application:withdraw", {
      applicationId: application.id,
      reason: reason.trim(),
    });
    if (answer.ok) intake.applications.put(answer.value.application);
    else intake.tell(answer.error);
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
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
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
