import { useEffect, useMemo, useState } from "react";
import { passes } from "../../kit/hall.ts";
import { useHall } from "../../kit/hall-context.tsx";
import type { Names } from "../names.ts";
import { fromCatalogItem, fromWholeItem, type IntakeItem } from "./intake-item.ts";

const askAgainMs = 2_000;

/** The whole item as it is in force, or in the version that an application began with; its check-list until then. */
export function useItem(names: Names, itemId: string | null, version: number | null): IntakeItem | null {
  const hall = useHall();
  const [whole, setWhole] = useState<{ name: string; item: IntakeItem } | null>(null);
  const name = `${itemId} ${version}`;
  useEffect(() => {
    if (itemId === null) return;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await hall.ask("item:get", { itemId, ...(version === null ? {} : { version }) });
      if (isGone) return;
      if (answer.ok && answer.value.item) setWhole({ name, item: fromWholeItem(answer.value.item) });
      else if (!answer.ok && passes(answer.error)) timer = setTimeout(ask, askAgainMs);
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [hall, itemId, version, name]);

  const listed = itemId === null ? undefined : names.findItem(itemId);
  const short = useMemo(() => (listed ? fromCatalogItem(listed) : null), [listed]);
  return whole?.name === name ? whole.item : short;
}
