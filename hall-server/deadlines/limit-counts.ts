import type { LimitKind } from "../contract/deadlines.ts";

/** What a limit's light follows from. */
export interface Alike {
  kind: LimitKind;
  due_on: string | null;
  /** The clock stands since that date. */
  paused_since: string | null;
  promised_days: number;
}

/** Limits that are alike in all that their light follows from, at one unit. */
export interface LimitGroup extends Alike {
  unit_id: string | null;
  count: number;
}

/** What a light follows from, as `running_limits` puts it together. */
export function keyOf(limit: Alike): string {
  return `${limit.due_on} ${limit.kind} ${limit.promised_days} ${limit.paused_since ?? ""}`;
}

/** How many limits are alike, kept up with every change: counting thousands of rows at each look would be felt. */
export class LimitCounts {
  readonly #groups = new Map<string, LimitGroup>();

  constructor(groups: readonly LimitGroup[]) {
    for (const group of groups) this.add(group);
  }

  /** `count` may be negative. */
  add(change: LimitGroup): void {
    const key = `${keyOf(change)} ${change.unit_id ?? ""}`;
    const count = (this.#groups.get(key)?.count ?? 0) + change.count;
    if (count === 0) this.#groups.delete(key);
    else this.#groups.set(key, { ...change, count });
  }

  groups(): LimitGroup[] {
    return [...this.#groups.values()];
  }
}
