import type { ErrandRow } from "../../hall-server/contract/errands.ts";
import { useCatalog, useHallDescription } from "../kit/hall-context.tsx";
import { agentWords } from "../words/agent.ts";
import { useWords } from "../words/words.ts";

export interface Named {
  site: (siteId: string) => string;
  item: (itemId: string) => string;
  /** What it is about: the items, or the words of the person where none was chosen. */
  what: (errand: Pick<ErrandRow, "itemIds" | "way">) => string;
  day: (day: string | null) => string;
}

/** The names of sites and items in the page's language. */
export function useNamed(): Named {
  const { say, pick } = useWords(agentWords);
  const description = useHallDescription();
  const catalog = useCatalog();
  const site = (siteId: string) => {
    const found = description?.sites.find((one) => one.id === siteId);
    return found ? pick(found.name) : siteId;
  };
  const item = (itemId: string) => {
    const found = catalog?.items.find((one) => one.id === itemId);
    return found ? pick(found.name) : itemId;
  };
  return {
    site,
    item,
    what: ({ itemIds, way }) => (itemIds.length > 0 ? itemIds.map(item).join("、") : say(`way.${way}`)),
    day: (day) => (day === null ? say("noDue") : `${Number(day.slice(5, 7))}-${Number(day.slice(8, 10))}`),
  };
}
