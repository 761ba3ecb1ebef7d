import { expect, test } from "vitest";
import { openClock } from "./clock.ts";

const hallNow = Date.parse("2026-03-02T09:00:00+08:00");
const minuteMs = 60_000;

function machine(wall: number) {
  const now = { wall, monotonic: 0 };
  return {
    time: { wall: () => now.wall, monotonic: () => now.monotonic },
    pass(ms: number) {
      now.wall += ms;
      now.monotonic += ms;
    },
    setWall(to: number) {
      now.wall = to;
    },
  };
}

test("what happens to the machine's clock while it runs moves no ticket", () => {
  const { time, pass, setWall } = machine(hallNow + 30_000);
  const clock = openClock(time, null, 0);
  expect(clock.now(), "never heard a hall").toBeNull();
  clock.heard(hallNow);
  pass(5 * minuteMs);
  setWall(0);
  expect(clock.now()).toBe(hallNow + 5 * minuteMs);
  setWall(hallNow * 2);
  expect(clock.now()).toBe(hallNow + 5 * minuteMs);
});

test("after a restart the machine's clock is corrected by what was known last", () => {
  const before = machine(hallNow - 40_000);
  const first = openClock(before.time, null, 0);
  first.heard(hallNow);
  const after = machine(hallNow - 40_000 + 10 * minuteMs);
  const second = openClock(after.time, first.known(), 0);
  expect(second.now()).toBe(hallNow + 10 * minuteMs);
  expect(second.known()?.lastContactAt).toBe(hallNow);
});

test("a machine that lost its date issues no ticket of the past", () => {
  const known = { wallMinusHall: 0, lastContactAt: hallNow };
  const { time, pass } = machine(0);
  const clock = openClock(time, known, hallNow + 3 * minuteMs);
  expect(clock.now()).toBe(hallNow + 3 * minuteMs);
  pass(minuteMs);
  expect(clock.now()).toBe(hallNow + 4 * minuteMs);
});

test("the hall's word counts, and time never falls", () => {
  const { time, pass } = machine(hallNow);
  const clock = openClock(time, { wallMinusHall: -minuteMs, lastContactAt: hallNow }, 0);
  expect(clock.now()).toBe(hallNow + minuteMs);
  clock.heard(hallNow + 1_000);
  expect(clock.now()).toBe(hallNow + minuteMs);
  pass(2 * minuteMs);
  expect(clock.now()).toBe(hallNow + 1_000 + 2 * minuteMs);
});
