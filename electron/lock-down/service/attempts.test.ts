import { expect, it } from "vitest";
import { type Attempts, countAttempt, freeAttempts, noAttempts, waitingAt } from "./attempts.ts";

const minuteMs = 60_000;
const start = Date.UTC(2026, 10, 23, 9);

function after(failures: number, at = start): Attempts {
  let attempts = noAttempts;
  for (let count = 0; count < failures; count += 1) attempts = countAttempt(attempts, at);
  return attempts;
}

it("five wrong codes are free, and it says how many are left", () => {
  expect(waitingAt(noAttempts, start)).toEqual({ kind: "may-try", attemptsLeft: freeAttempts });
  expect(waitingAt(after(4), start)).toEqual({ kind: "may-try", attemptsLeft: 1 });
  expect(waitingAt(after(5), start)).toEqual({ kind: "wait", seconds: 60 });
});

it("each one more doubles the wait, up to an hour", () => {
  const waits = [5, 6, 7, 8, 9, 10, 11, 12, 40].map((failures) => waitingAt(after(failures), start));
  const minutes = waits.map((waiting) => (waiting.kind === "wait" ? waiting.seconds / 60 : 0));
  expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

it("after a wait there is one try", () => {
  expect(waitingAt(after(5), start + minuteMs - 1)).toEqual({ kind: "wait", seconds: 1 });
  expect(waitingAt(after(5), start + minuteMs)).toEqual({ kind: "may-try", attemptsLeft: 1 });
});

it("a clock that was set back makes the wait no longer than it is, and does not end it", () => {
  expect(waitingAt(after(5), start - 10 * 365 * 24 * 60 * minuteMs)).toEqual({ kind: "wait", seconds: 60 });
});

it("a day without a try forgets", () => {
  const dayLater = start + 24 * 60 * minuteMs;
  expect(waitingAt(after(9), dayLater)).toEqual({ kind: "may-try", attemptsLeft: freeAttempts });
  expect(countAttempt(after(9), dayLater).failures).toBe(1);
});

it("a year of trying stays below ten thousand codes", () => {
  let now = start;
  let tried = 0;
  let attempts = noAttempts;
  while (now < start + 365 * 24 * 60 * minuteMs) {
    const waiting = waitingAt(attempts, now);
    if (waiting.kind === "wait") now += waiting.seconds * 1000;
    else {
      attempts = countAttempt(attempts, now);
      tried += 1;
    }
  }
  expect(tried).toBeLessThan(10_000);
});
