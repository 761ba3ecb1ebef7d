import type { BypassFacts } from "./facts.ts";

export type FoundList = Omit<BypassFacts["bypass-list-kept"], "by">;

const keptMs = 60 * 60_000;
const mostKept = 4;

/** Lists that were read and compared, and wait to be kept; in memory. Nothing of who the cases are about is left in them. */
export class PendingLists {
  readonly #kept = new Map<string, { found: FoundList; madeAt: number }>();

  put(found: FoundList, now: number): void {
    this.#kept.set(found.listId, { found, madeAt: now });
    for (const id of [...this.#kept.keys()].slice(0, -mostKept)) this.#kept.delete(id);
  }

  get(listId: string, now: number): FoundList | null {
    const pending = this.#kept.get(listId);
    return pending && now - pending.madeAt < keptMs ? pending.found : null;
  }

  drop(listId: string): void {
    this.#kept.delete(listId);
  }
}
