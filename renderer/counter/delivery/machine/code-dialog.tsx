import { Button } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/desk/dialog.tsx";
import { deliveryWords } from "../../../words/delivery.ts";
import { useWords } from "../../../words/words.ts";

interface CodeDialogProps {
  number: string;
  code: string;
  kiosk: string;
  onClose: () => void;
}

/** Large enough to be read out, or turned to the person. */
export function CodeDialog({ number, code, kiosk, onClose }: CodeDialogProps) {
  const { say } = useWords(deliveryWords);
  return (
    <Dialog
      title={say("machine.codeOf", { number })}
      onClose={onClose}
      actions={
        <Button kind="next" onPress={onClose}>
          {say("close")}
        </Button>
      }
    >
      <p className="delivery__code digits">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
      <p>{say("machine.codeNote", { kiosk })}</p>
    </Dialog>
  );
}
