import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { useAct } from "../../kit/desk/use-act.ts";
import { useHall } from "../../kit/hall-context.tsx";
import { Notice } from "../../kit/notice.tsx";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";
import { useHallClock } from "../use-hall-clock.ts";
import { faultOf, noWish, ReasonFields, type WishFault } from "./reason-fields.tsx";

interface WithdrawDialogProps {
  itemId: string;
  name: string;
  onClose: () => void;
  onDone: (sentence: string) => void;
}

export function WithdrawDialog({ itemId, name, onClose, onDone }: WithdrawDialogProps) {
  const { say } = useWords(managerItemWords);
  const { act, isBusy, trouble } = useAct("item:withdraw");
  const hall = useHall();
  const clock = useHallClock();
  const [wish, setWish] = useState(noWish);
  const [fault, setFault] = useState<WishFault | null>(null);
  const withdraw = async () => {
    const found = faultOf(wish);
    setFault(found);
    if (isBusy || found) return;
    const from = wish.isLater && wish.from ? { from: wish.from } : {};
    const answer = await act({ itemId, reason: wish.reason.trim(), ...from });
    if (answer.ok) onDone(say("withdrawDone", { name, date: wish.from ?? clock(hall.now()).slice(0, 10) }));
  };
  const isOnlyPlanned =
    trouble !== null && "because" in trouble.params && trouble.params.because === "not-yet-in-force";
  return (
    <Dialog
      title={say("withdrawTitle", { name })}
      onClose={onClose}
      isBusy={isBusy}
      trouble={isOnlyPlanned ? null : trouble}
      actions={
        <>
          <Button onPress={onClose}>{say("cancel")}</Button>
          <Button kind="danger" onPress={() => void withdraw()}>
            {say("withdrawYes")}
          </Button>
        </>
      }
    >
      <p>{say("withdrawText")}</p>
      <ReasonFields wish={wish} fault={fault} onChange={setWish} />
      {isOnlyPlanned ? <Notice kind="wrong" what={say("notYetInForce")} /> : null}
    </Dialog>
  );
}
