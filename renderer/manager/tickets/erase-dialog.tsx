import { Input } from "antd";
import { useState } from "react";
import type { Ticket } from "../../../hall-server/contract/ticket.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { useAct } from "../../kit/desk/use-act.ts";
import { Notice } from "../../kit/notice.tsx";
import { tableWords } from "../../words/manager-tables.ts";
import { useWords } from "../../words/words.ts";

interface EraseDialogProps {
  ticket: Ticket;
  onClose: () => void;
  onErased: () => void;
}

/** The right to be forgotten: says what goes and what stays, asks why, and cannot be undone. */
export function EraseDialog({ ticket, onClose, onErased }: EraseDialogProps) {
  const { say } = useWords(tableWords);
  const { act, isBusy, trouble } = useAct("person:erase");
  const [reason, setReason] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const erase = async () => {
    if (isBusy) return;
    setIsMissing(reason.trim() === "");
    if (reason.trim() === "") return;
    if ((await act({ ticketId: ticket.id, reason: reason.trim() })).ok) onErased();
  };
  const hasNoPerson = trouble?.code === "not-found";
  return (
    <Dialog
      title={say("eraseAsk", { number: ticket.number })}
      onClose={onClose}
      trouble={hasNoPerson ? null : trouble}
      actions={
        <>
          <Button onPress={onClose}>{say("keep")}</Button>
          <Button kind="danger" onPress={() => void erase()}>
            {say("eraseYes")}
          </Button>
        </>
      }
    >
      <p>{say("eraseEffect")}</p>
      <div className="dialog__field">
        <label htmlFor="erase-reason">{say("eraseReason")}</label>
        <Input
          id="erase-reason"
          value={reason}
          maxLength={200}
          placeholder={say("eraseReasonHint")}
          status={isMissing ? "error" : ""}
          aria-invalid={isMissing}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      {isMissing ? <Notice kind="wrong" what={say("eraseReasonMissing")} /> : null}
      {hasNoPerson ? <Notice kind="attention" what={say("eraseNothing")} /> : null}
    </Dialog>
  );
}
