import type { ReactNode } from "react";
import type { CommandName, CommandRequest } from "../../../hall-server/contract/commands.ts";
import { Button } from "../button.tsx";
import { Dialog } from "./dialog.tsx";
import { useAct } from "./use-act.ts";

interface ConfirmDialogProps<Name extends CommandName> {
  title: string;
  /** What will happen, before it is done. */
  children: ReactNode;
  yes: string;
  no: string;
  isDanger?: boolean;
  command: Name;
  input: Omit<CommandRequest<Name>, "commandId">;
  onClose: () => void;
  /** Instead of `onClose`, once it was done. */
  onDone?: () => void;
}

/** Asks before a step that others will notice, then does it; a refusal stays in the dialog with its sentence. */
export function ConfirmDialog<Name extends CommandName>(props: ConfirmDialogProps<Name>) {
  const { title, children, yes, no, isDanger = false, command, input, onClose, onDone = onClose } = props;
  const { act, isBusy, trouble } = useAct(command);
  const confirm = async () => {
    if (!isBusy && (await act(input)).ok) onDone();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      trouble={trouble}
      isBusy={isBusy}
      actions={
        <>
          <Button onPress={onClose}>{no}</Button>
          <Button kind={isDanger ? "danger" : "next"} onPress={() => void confirm()}>
            {yes}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
