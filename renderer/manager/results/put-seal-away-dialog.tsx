import { Input } from "antd";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { useAct } from "../../kit/desk/use-act.ts";
import { resultWords } from "../../words/manager-results.ts";
import { useWords } from "../../words/words.ts";

interface PutSealAwayDialogProps {
  onClose: () => void;
  onDone: () => void;
}

export function PutSealAwayDialog({ onClose, onDone }: PutSealAwayDialogProps) {
  const { say } = useWords(resultWords);
  const { act, isBusy, trouble } = useAct("seal:putAway");
  const [reason, setReason] = useState("");
  const put = async () => {
    if ((await act({ reason: reason.trim() })).ok) onDone();
  };
  const missing = reason.trim() === "" ? say("seal.needsReason") : null;
  return (
    <Dialog
      title={say("seal.putAwayTitle")}
      onClose={onClose}
      trouble={trouble}
      isBusy={isBusy}
      actions={
        <>
          <Button onPress={onClose}>{say("cancel")}</Button>
          <Button kind="danger" disabledBecause={isBusy ? say("busy") : missing} onPress={() => void put()}>
            {say("seal.putAway")}
          </Button>
        </>
      }
    >
      <p>{say("seal.putAwayBody")}</p>
      <div className="dialog__field">
        <label htmlFor="seal-reason">{say("seal.reason")}</label>
        <Input
          id="seal-reason"
          value={reason}
          maxLength={200}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </Dialog>
  );
}
