import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { collapsing } from "./collapse.ts";
import type { Detail } from "./events.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function listening() {
  const told: [string, Detail | undefined][] = [];
  return { told, ...collapsing((event, detail) => told.push([event, detail])) };
}

test("a storm is told at its begin, and how long it was at its end; then anew", () => {
  const { told, log } = listening();
  for (let i = 0; i < 1_000; i += 1) log("storage-failed", { code: "SQLITE_FULL", i });
  expect(told).toEqual([["storage-failed", { code: "SQLITE_FULL", i: 0 }]]);
  vi.advanceTimersByTime(60_000);
  expect(told[1]).toEqual(["storage-failed", { code: "SQLITE_FULL", i: 999, times: 999 }]);
  vi.advanceTimersByTime(600_000);
  expect(told).toHaveLength(2);
  log("storage-failed", { code: "SQLITE_FULL", i: 1_000 });
  expect(told).toHaveLength(3);
});

test("what differs by code or name is told each", () => {
  const { told, log } = listening();
  log("request-refused", { name: "a", code: "x" });
  log("request-refused", { name: "b", code: "x" });
  log("request-refused", { name: "a", code: "y" });
  log("day-turned", { day: "1" });
  log("day-turned", { day: "1" });
  expect(told).toHaveLength(5);
});

test("what was held back is told at the end", () => {
  const { told, log, stop } = listening();
  for (let i = 0; i < 3; i += 1) log("command-failed", { name: "ticket:take" });
  stop();
  expect(told[1]).toEqual(["command-failed", { name: "ticket:take", times: 2 }]);
  expect(vi.getTimerCount()).toBe(0);
});
