import { useEffect, useState } from "react";
import type { Item } from "../../../hall-server/contract/items.ts";
import type { PageError } from "../../kit/hall.ts";
import { useHall } from "../../kit/hall-context.tsx";

export type ItemState =
  | { kind: "reading" }
  | { kind: "here"; item: Item }
  | { kind: "failed"; error: PageError; again: () => void };

/** The item whole, as it is in force now. */
export function useItem(itemId: string): ItemState {
  const hall = useHall();
  const [round, setRound] = useState(0);
  const [state, setState] = useState<ItemState>({ kind: "reading" });
  // biome-ignore lint/correctness/useExhaustiveDependencies(round): another round is another try
  useEffect(() => {
    let isGone = false;
    setState({ kind: "reading" });
    void hall.ask("item:get", { itemId }).then((answer) => {
      if (isGone) return;
      const again = () => setRound((last) => last + 1);
      if (!answer.ok) setState({ kind: "failed", error: answer.error, again });
      else if (answer.value.isInForce && answer.value.item.isSelfService)
        setState({ kind: "here", item: answer.value.item });
      else setState({ kind: "failed", error: { code: "not-found", params: {} }, again });
    });
    return () => {
      isGone = true;
    };
  }, [hall, itemId, round]);
  return state;
}
