import type { CatalogItem } from "../../../hall-server/contract/hall.ts";

/** 即办件, or one that is promised within a day. */
export function isSameDay(item: CatalogItem): boolean {
  return item.kind === "instant" || (item.promisedDays ?? Number.POSITIVE_INFINITY) <= 1;
}
