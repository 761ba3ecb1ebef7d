import { useState } from "react";
import { Button } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/desk/dialog.tsx";
import { useAct } from "../../../kit/desk/use-act.ts";
import { Notice } from "../../../kit/notice.tsx";
import { useDeliveryTroubles } from "../../../words/delivery-troubles.ts";
import { elsewhereWords } from "../../../words/elsewhere.ts";
import { useWords } from "../../../words/words.ts";
import { isWaybill } from "../post/post-dialog.tsx";
import type { ElsewhereRow } from "./elsewhere-table.tsx";
import { type Carriers, type Letter, WaybillFields } from "./waybill-fields.tsx";

interface WaybillDialogProps {
  /** What was missing goes after the rest, or the result goes back. */
  kind: "resend" | "sendBack";
  row: ElsewhereRow;
  carriers: Carriers;
  onClose: () => void;
  onDone: (what: string) => void;
}

export function WaybillDialog({ kind, row, carriers, onClose, onDone }: WaybillDialogProps) {
  const { say } = useWords(elsewhereWords);
  const explain = useDeliveryTroubles();
  const send = useAct("elsewhere:send");
  const back = useAct("elsewhere:sendBack");
  const [letter, setLetter] = useState<Letter>({ carrier: carriers[0]?.id ?? "", waybill: "" });
  const { applicationId, siteId, siteName: site, number } = row;
  const waybill = letter.waybill.trim();
  const post = async () => {
    const posted = { applicationId, carrier: letter.carrier, waybill };
    const answer = kind === "resend" ? await send.act({ ...posted, siteId }) : await back.act(posted);
    if (answer.ok) onDone(say(kind === "resend" ? "send.done" : "sendBack.done", { number, waybill }));
  };
  const trouble = send.trouble ?? back.trouble;
  const isBusy = send.isBusy || back.isBusy;
  return (
    <Dialog
      title={say(kind === "resend" ? "send.title" : "sendBack.title", { number, site })}
      onClose={onClose}
      isBusy={isBusy}
      actions={
        <>
          <Button onPress={onClose}>{say("cancel")}</Button>
          <Button
            kind="next"
            disabledBecause={isBusy ? say("busy") : isWaybill(waybill) ? null : say("send.needs")}
            onPress={() => void post()}
          >
            {say(kind)}
          </Button>
        </>
      }
    >
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      <WaybillFields carriers={carriers} letter={letter} onChange={setLetter} />
    </Dialog>
  );
}
