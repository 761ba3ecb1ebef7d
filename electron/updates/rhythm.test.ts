import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepUpToDate } from "./rhythm.ts";
import type { Updates } from "./updates.ts";

const minute = 60_000;
const rhythm = { aboutMs: 30 * minute, againMs: minute };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function place(random = 0.5) {
  const told = { looks: 0, switches: 0, isQuiet: true, isNight: false, staged: null as string | null };
  const updates = {
    look: async () => {
      told.looks += 1;
      return { ok: false, error: "nothing-newer" };
    },
    switchOver: () => {
      told.switches += 1;
      told.staged = null;
      return true;
    },
    status: () => ({ running: "1.0.0", staged: told.staged }),
  } as unknown as Updates;
  const keeping = keepUpToDate(
    updates,
    { isQuiet: () => told.isQuiet, isNight: () => told.isNight, random: () => random },
    rhythm,
  );
  return { told, keeping };
}

const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * minute);

it("two hundred places look at two hundred moments", async () => {
  const places = Array.from({ length: 200 }, (_, i) => place(i / 200));
  const looked: number[] = [];
  for (let at = 0; at < 60; at += 1) {
    await pass(1);
    looked.push(places.filter(({ told }) => told.looks > 0).length);
  }
  expect(looked.at(-1)).toBe(200);
  const perMinute = looked.map((all, i) => all - (looked[i - 1] ?? 0));
  expect(Math.max(...perMinute)).toBeLessThan(8);
  for (const { keeping } of places) keeping.stop();
});

it("looks for nothing while somebody uses the place, and soon after", async () => {
  const { told, keeping } = place();
  told.isQuiet = false;
  await pass(120);
  expect(told.looks).toBe(0);
  told.isQuiet = true;
  await pass(2);
  expect(told.looks).toBe(1);
  keeping.stop();
});

it("hears of a version from the hall: looks sooner, once, and not for the one that it has", async () => {
  const { told, keeping } = place(0.9);
  keeping.offered("1.0.0");
  await pass(20);
  for (let i = 0; i < 5; i += 1) keeping.offered("1.0.1");
  await pass(28);
  expect(told.looks).toBe(1);
  keeping.stop();
});

it("switches at night, when nobody is there", async () => {
  const { told, keeping } = place(0.05);
  told.staged = "1.0.1";
  await pass(300);
  expect(told.switches).toBe(0);
  told.isNight = true;
  told.isQuiet = false;
  await pass(60);
  expect(told.switches).toBe(0);
  told.isQuiet = true;
  await pass(2);
  expect(told.switches).toBe(1);
  keeping.stop();
});
