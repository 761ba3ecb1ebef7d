import type { RatingLevel } from "../contract/rating.ts";

/**
 * Which presses count. A person is asked once and answers once: the first press of the time in which a rating is asked for;
 * what comes before, after, or a second time is nobody's opinion.
 */
export interface PressRule {
  /** From now on for so long. A question that was still open is replaced. */
  open(nowMs: number, openMs: number): void;
  close(): void;
  /** The level when the press counts. */
  press(level: number, nowMs: number): RatingLevel | null;
  readonly isOpen: boolean;
}

const levels: readonly RatingLevel[] = [1, 2, 3, 4, 5];

export function createPressRule(presses: "when-asked" | "always", samePersonMs: number): PressRule {
  let closesAtMs: number | null = null;
  let countedAtMs = Number.NEGATIVE_INFINITY;

  function counts(nowMs: number): boolean {
    if (presses === "always") return nowMs - countedAtMs >= samePersonMs;
    return closesAtMs !== null && nowMs < closesAtMs;
  }

  return {
    open(nowMs, openMs) {
      closesAtMs = nowMs + openMs;
      // Whoever is asked anew is another person.
      countedAtMs = Number.NEGATIVE_INFINITY;
    },
    close() {
      closesAtMs = null;
    },
    press(code, nowMs) {
      const level = levels.find((one) => one === code);
      if (level === undefined || !counts(nowMs)) return null;
      closesAtMs = null;
      countedAtMs = nowMs;
      return level;
    },
    get isOpen() {
      return closesAtMs !== null;
    },
  };
}
