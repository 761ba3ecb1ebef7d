import { staffRoles } from "../../../hall-server/contract/roles.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { useAct } from "../../kit/desk/use-act.ts";
import { managerWords } from "../../words/manager.ts";
import { staffWords } from "../../words/manager-staff.ts";
import { useWords } from "../../words/words.ts";
import { blamedField, staffFields, useStaffForm } from "./staff-form.ts";
import { StaffInput } from "./staff-input.tsx";

interface AddStaffDialogProps {
  onClose: () => void;
  onAdded: (name: string) => void;
}

/** Somebody new: who it is, as what, and the first password. */
export function AddStaffDialog({ onClose, onAdded }: AddStaffDialogProps) {
  const { say } = useWords(staffWords);
  const frame = useWords(managerWords);
  const { act, isBusy, trouble } = useAct("staff:add");
  const { form, faults, read, isReady, blame } = useStaffForm(staffFields);
  const add = async () => {
    if (isBusy || !isReady()) return;
    const role = staffRoles.find((one) => one === read("role"));
    if (!role) return;
    const name = read("name");
    const who = { user: read("user"), staffNumber: read("staffNumber"), role, name };
    const answer = await act({ ...who, password: read("password") });
    if (answer.ok) onAdded(name);
    else blame(answer.error);
  };
  return (
    <Dialog
      title={say("addTitle")}
      isWide
      onClose={onClose}
      trouble={blamedField(trouble) ? null : trouble}
      isBusy={isBusy}
      actions={
        <>
          <Button onPress={onClose}>{frame.say("cancel")}</Button>
          <Button kind="next" onPress={() => void add()}>
            {say("addYes")}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        className="staff-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <StaffInput field="user" faults={faults} />
        <StaffInput field="staffNumber" faults={faults} />
        <StaffInput field="name" faults={faults} />
        <fieldset className="roles">
          <legend>{say("role")}</legend>
          {staffRoles.map((one, i) => (
            <label key={one} className="roles__one">
              <input type="radio" name="role" value={one} defaultChecked={i === 0} />
              {say(`role.${one}`)}
            </label>
          ))}
        </fieldset>
        <StaffInput field="password" faults={faults} />
        <StaffInput field="again" faults={faults} />
        {/* The Enter key in a field presses this one. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
