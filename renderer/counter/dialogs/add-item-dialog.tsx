import type { CatalogItem } from "../../../hall-server/contract/hall.ts";
import { counterDialogWords } from "../../words/counter-dialogs.ts";
import { useWords } from "../../words/words.ts";
import type { DialogProps } from "./dialog.ts";
import { Finder } from "./finder.tsx";
import { Modal } from "./modal.tsx";

/** Those whose name or pinyin initials begin with the text come before those that only contain it. */
export function findItems(items: CatalogItem[], text: string): CatalogItem[] {
  const rank = (item: CatalogItem) => {
    const texts = [item.name.zh, item.name.en.toLowerCase(), item.initials];
    if (texts.some((one) => one.startsWith(text))) return 0;
    return texts.some((one) => one.includes(text)) ? 1 : 2;
  };
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .filter((one) => one.rank < 2)
    .toSorted((a, b) => a.rank - b.rank)
    .map((one) => one.item);
}

export function AddItemDialog({ desk, acting, onClose }: DialogProps) {
  const { view, names } = desk;
  const { say, pick } = useWords(counterDialogWords);
  const ticket = view.current?.ticket;
  if (!ticket) return null;
  const add = async (itemId: string) => {
    onClose();
    const answer = await acting.act("ticket:addItem", { ticketId: ticket.id, itemId });
    if (answer?.ok) acting.tell({ word: "notice.itemAdded", values: { item: names.item(itemId) } });
  };
  return (
    <Modal title={say("add.title", { number: ticket.number })} onClose={onClose}>
      <Finder
        label={say("add.find")}
        find={(text) =>
          findItems(names.items, text).map((item) => ({
            id: item.id,
            name: pick(item.name),
            detail: names.department(item.domain),
            ...(ticket.itemIds.includes(item.id) ? { offBecause: say("add.has") } : {}),
          }))
        }
        onPick={add}
      />
    </Modal>
  );
}
