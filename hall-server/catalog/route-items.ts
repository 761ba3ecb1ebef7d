/** Which queues take an item, by the rules of the hall's file. */
import { fits, type Matchable } from "./hall-file/matcher.ts";
import type { HallFile } from "./hall-file.ts";

/** Stands in a rule's `to` for the queues that name the item's category as theirs. */
export const ownQueue = "own";

/** Queue ids in order of preference; empty when no rule gives one. */
export function queuesFor(item: Matchable, file: Pick<HallFile, "queues" | "items">): string[] {
  const own = file.queues
    .filter((queue) => queue.categories.includes(item.category))
    .map((queue) => queue.id);
  for (const rule of file.items.routing) {
    if (!fits(rule, item)) continue;
    if (rule.hasOwnQueue !== undefined && rule.hasOwnQueue !== own.length > 0) continue;
    const queues = [...new Set(rule.to.flatMap((id) => (id === ownQueue ? own : [id])))];
    if (queues.length > 0) return queues;
  }
  return [];
}
