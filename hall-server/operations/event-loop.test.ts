import { expect, test } from "vitest";
import { watchEventLoop } from "./event-loop.ts";
import type { Detail } from "./events.ts";

test("a hall that did nothing for a while says so, and how long", async () => {
  const told: (Detail | undefined)[] = [];
  const watch = watchEventLoop((event, detail) => told.push({ event, ...detail }), 500);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const until = performance.now() + 600;
  while (performance.now() < until);
  await expect.poll(() => told.length).toBeGreaterThan(0);
  expect(told[0]).toMatchObject({ event: "event-loop-slow" });
  expect(Number(told[0]?.longestMs)).toBeGreaterThanOrEqual(400);
  watch.stop();
});
