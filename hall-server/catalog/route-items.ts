/** Which queues take an item and which units decide it, by the rules of the hall's file. */
import type { Item } from "../contract/items.ts";
import { fits, type Matcher } from "./hall-file/matcher.ts";
import type { HallFile } from "./hall-file.ts";

/** Stands in a rule's `to` for the queues that name the item's category as theirs. */
export const ownQueue = "own";

/** The rules as a running hall keeps them: items that come later are sent by them too. */
export interface Routing {
  /** By category, the queues that name it as theirs. */
  owners: Record<string, string[]>;
  rules: (Matcher & { hasOwnQueue?: boolean | undefined; to: string[] })[];
  /** Every queue of the hall, the all-round one first. */
  queueIds: string[];
}

export function routingOf({ queues, items }: Pick<HallFile, "queues" | "items">): Routing {
  const owners: Record<string, string[]> = {};
  for (const queue of queues)
    for (const category of queue.categories) owners[category] = [...(owners[category] ?? []), queue.id];
  const ordered = [...queues].sort((a, b) => Number(b.allRound) - Number(a.allRound));
  return { owners, rules: items.routing, queueIds: ordered.map((queue) => queue.id) };
}

/** Queue ids in order of preference; empty when no rule gives one. Own queues that are gone count for nothing. */
export function queuesFor(item: Item, routing: Routing): string[] {
  const named = (item.queueIds ?? []).filter((id) => routing.queueIds.includes(id));
  if (named.length > 0) return named;
  const own = routing.owners[item.category] ?? [];
  for (const rule of routing.rules) {
    if (!fits(rule, item)) continue;
    if (rule.hasOwnQueue !== undefined && rule.hasOwnQueue !== own.length > 0) continue;
    const queues = [...new Set(rule.to.flatMap((id) => (id === ownQueue ? own : [id])))];
    if (queues.length > 0) return queues;
  }
  return [];
}

/** Units whose domain the item is (按责转办), or those that it names itself; in the order of the hall's file, each once. */
export function unitsFor(
  item: Pick<Item, "domain" | "unitIds">,
  offices: readonly { units: readonly { id: string; domains: readonly string[] }[] }[],
): string[] {
  const units = offices.flatMap((office) => office.units);
  const named = units.filter((unit) => item.unitIds?.includes(unit.id));
  const deciding = named.length > 0 ? named : units.filter((unit) => unit.domains.includes(item.domain));
  return [...new Set(deciding.map((unit) => unit.id))];
}
