import type { CatalogItem } from "../../hall-server/contract/hall.ts";
import type { Place } from "./place.ts";

/** What belongs to a life event or to a department. */
export function itemsOf(items: readonly CatalogItem[], by: Place["by"], group: string): CatalogItem[] {
  return items.filter((item) =>
    by === "event" ? item.lifeEvents.includes(group) : item.domain === group || item.category === group,
  );
}
