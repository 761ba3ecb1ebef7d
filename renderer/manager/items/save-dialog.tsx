import { useState } from "react";
import type { Item } from "../../../hall-server/contract/items.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { useAct } from "../../kit/desk/use-act.ts";
import type { PageError } from "../../kit/hall.ts";
import { Notice } from "../../kit/notice.tsx";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";
import { useItemNames } from "./item-names.ts";
import { faultOf, noWish, ReasonFields, type WishFault } from "./reason-fields.tsx";
import { tidied } from "./tidied.ts";

interface SaveDialogProps {
  before: Item | null;
  draft: Item;
  basedOn: number;
  onClose: () => void;
  onSaved: (itemId: string, sentence: string) => void;
}

/** From when and why; what the hall will not take is said by field. */
export function SaveDialog({ draft, basedOn, onClose, onSaved }: SaveDialogProps) {
  const { say, pick } = useWords(managerItemWords);
  const names = useItemNames();
  const { act, isBusy, trouble } = useAct("item:save");
  const [wish, setWish] = useState(noWish);
  const [fault, setFault] = useState<WishFault | null>(null);
  const save = async () => {
    const found = faultOf(wish);
    setFault(found);
    if (isBusy || found) return;
    const item = tidied(draft);
    const later = wish.isLater && wish.from ? { inForceFrom: wish.from } : {};
    const answer = await act({ item, basedOn, reason: wish.reason.trim(), ...later });
    if (answer.ok) onSaved(item.id, say("saved", { name: pick(item.name), version: answer.value.version }));
  };
  const own = trouble ? ownSentence(trouble) : null;
  return (
    <Dialog
      title={say("saveTitle")}
      onClose={onClose}
      isBusy={isBusy}
      trouble={own ? null : trouble}
      actions={
        <>
          <Button onPress={onClose}>{say("cancel")}</Button>
          <Button kind="next" onPress={() => void save()}>
            {say("saveYes")}
          </Button>
        </>
      }
    >
      <ReasonFields wish={wish} fault={fault} onChange={setWish} />
      {own ? <Notice kind="wrong" what={own} /> : null}
    </Dialog>
  );

  /** What is wrong, by the field's own name; null where the common sentence says enough. */
  function ownSentence({ code, params }: PageError): string | null {
    const because = "because" in params ? String(params.because) : "";
    if (code === "wrong-state" && because === "edited-meanwhile") return say("editedMeanwhile");
    if (code === "wrong-state" && because === "nothing-changed") return say("nothingChanged");
    if (code !== "invalid-input" || !("field" in params)) return null;
    const field = names.field(String(params.field).replace(/^item\./, ""));
    const what = say("problem", { field, because: names.problem(because === "" ? "not-right" : because) });
    return say("fieldsWrong", { what });
  }
}
