import { expect, it } from "vitest";
import { whenEnded } from "./when-ended.ts";

it("ends once, whatever comes while it ends", () => {
  const signals = ["SIGINT", "SIGTERM"] as const;
  const before = signals.map((signal) => process.listeners(signal));
  let ends = 0;
  whenEnded(async () => {
    ends += 1;
  });
  for (const signal of ["SIGINT", "SIGINT", "SIGTERM", "SIGTERM"] as const) {
    for (const listener of process.listeners(signal)) {
      if (!before.flat().includes(listener)) listener(signal);
    }
  }
  expect(ends).toBe(1);
  for (const [at, signal] of signals.entries()) {
    const own = process.listeners(signal).filter((listener) => !before[at]?.includes(listener));
    // Still there: without one the next signal would kill the process.
    expect(own).toHaveLength(1);
    for (const listener of own) process.removeListener(signal, listener);
  }
});
