/**
 * How many wrong codes are taken, and how long nobody may try after them. Six digits are a million codes: at the longest wait
 * a year has 8 760 tries, and each of them is told to the hall.
 */
export interface Attempts {
  /** Wrong codes one after the other, those that are being checked included. */
  failures: number;
  /** When the last of them was, ms since the epoch by this machine's clock. */
  lastAt: number;
}

export const noAttempts: Attempts = { failures: 0, lastAt: 0 };

export const freeAttempts = 5;
const firstWaitMs = 60_000;
const longestWaitMs = 3_600_000;
/** After a day without a try, somebody's clumsiness or a child's game is forgotten. */
const forgottenAfterMs = 24 * 3_600_000;

export type Waiting = { kind: "may-try"; attemptsLeft: number } | { kind: "wait"; seconds: number };

export function waitingAt(attempts: Attempts, now: number): Waiting {
  const { failures, lastAt } = attempts;
  const sinceMs = now - lastAt;
  if (failures === 0 || sinceMs >= forgottenAfterMs) return { kind: "may-try", attemptsLeft: freeAttempts };
  if (failures < freeAttempts) return { kind: "may-try", attemptsLeft: freeAttempts - failures };
  const waitMs = Math.min(firstWaitMs * 2 ** (failures - freeAttempts), longestWaitMs);
  // A clock that was set back must not make the wait longer than it is, nor one that was lost end it.
  const leftMs = sinceMs < 0 ? waitMs : waitMs - sinceMs;
  return leftMs > 0
    ? { kind: "wait", seconds: Math.ceil(leftMs / 1000) }
    : { kind: "may-try", attemptsLeft: 1 };
}

/** Before the code is looked at, so that a power cut in the middle of it gives no try for nothing. */
export function countAttempt(attempts: Attempts, now: number): Attempts {
  const isForgotten = now - attempts.lastAt >= forgottenAfterMs;
  return { failures: (isForgotten ? 0 : attempts.failures) + 1, lastAt: now };
}
