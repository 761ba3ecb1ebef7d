import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { useAct } from "../../kit/desk/use-act.ts";
import { managerWords } from "../../words/manager.ts";
import { staffWords } from "../../words/manager-staff.ts";
import { useWords } from "../../words/words.ts";
import { blamedField, type StaffField, useStaffForm } from "./staff-form.ts";
import { StaffInput } from "./staff-input.tsx";

interface PasswordDialogProps {
  user: string;
  name: string;
  onClose: () => void;
  onSet: () => void;
}

const fields = ["password", "again"] as const satisfies readonly StaffField[];

/** A new password for somebody who forgot theirs or told it to others. */
export function PasswordDialog({ user, name, onClose, onSet }: PasswordDialogProps) {
  const { say } = useWords(staffWords);
  const frame = useWords(managerWords);
  const { act, isBusy, trouble } = useAct("staff:setPassword");
  const { form, faults, read, isReady, blame } = useStaffForm(fields);
  const set = async () => {
    if (isBusy || !isReady()) return;
    const answer = await act({ user, password: read("password") });
    if (answer.ok) onSet();
    else blame(answer.error);
  };
  return (
    <Dialog
      title={say("passwordOf", { name })}
      isWide
      onClose={onClose}
      trouble={blamedField(trouble) ? null : trouble}
      isBusy={isBusy}
      actions={
        <>
          <Button onPress={onClose}>{frame.say("cancel")}</Button>
          <Button kind="next" onPress={() => void set()}>
            {say("passwordYes")}
          </Button>
        </>
      }
    >
      <p>{say("passwordEffect")}</p>
      <form
        ref={form}
        className="staff-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void set();
        }}
      >
        <StaffInput field="password" faults={faults} />
        <StaffInput field="again" faults={faults} />
        {/* The Enter key in a field presses this one. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
