import type { CatalogItem } from "../../../hall-server/contract/hall.ts";
import type { SayOfGuide } from "../../words/item-guide.ts";

/** 即办件, or one that is promised within a day. */
export function isSameDay(item: CatalogItem): boolean {
  return item.kind === "instant" || (item.promisedDays ?? Number.POSITIVE_INFINITY) <= 1;
}

/** 马上办、网上办、就近办、一次办: what it is marked with. */
export function tagsOf({ tags }: Pick<CatalogItem, "tags">, say: SayOfGuide): string[] {
  return (tags ?? []).map((tag) => say(`tag.${tag}`));
}
