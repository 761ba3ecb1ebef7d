import type { Chance } from "../../../drivers/testing/random.ts";
import type { Outside } from "./outside.ts";

/** Answers with its figures, for people; throws when something is not as promised. */
export type Story = (outside: Outside, chance: Chance, pulls: number) => Promise<string>;

/**
 * A device that is gone is told within 4 s, one that is back within 5 s. This computer in software is several times slower
 * than any real one: what must come within a time may take this much more of it.
 */
export const slownessMs = 2000;
export const goneWithinMs = 4000 + slownessMs;
export const backWithinMs = 5000 + slownessMs;

export function expectThat(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

export function spread(times: number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part: number) => Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0);
  return `median ${at(0.5)} ms, longest ${at(1)} ms`;
}
