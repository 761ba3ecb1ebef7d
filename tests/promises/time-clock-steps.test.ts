import fc from "fast-check";
import { expect, test } from "vitest";
import { HandClock } from "../../hall-server/testing.ts";
import { HallClock } from "../../hall-server/time/hall-clock.ts";
import { hallDayOf, isoWriter } from "../../hall-server/time/hall-day.ts";

const morning = "2026-03-02T09:00:00+08:00";

test("hall time never goes back, whatever the wall does", () => {
  const steps = fc.array(fc.tuple(fc.nat(600_000), fc.integer({ min: -7_200_000, max: 7_200_000 })), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(steps, (list) => {
      const source = new HandClock(morning);
      const clock = new HallClock(source, 0);
      let last = clock.now();
      for (const [passed, step] of list) {
        source.advance(passed);
        source.stepWall(step);
        const now = clock.now();
        expect(now).toBeGreaterThanOrEqual(last);
        expect(now - last).toBeLessThanOrEqual(Math.ceil(passed * 1.1) + 1);
        last = now;
      }
    }),
  );
});

test("steps back that are each small add up to one that is reported", () => {
  const source = new HandClock(morning);
  const clock = new HallClock(source, 0);
  source.stepWall(-110_000);
  source.advance(1_000);
  expect(clock.unconfirmedStepMs()).toBeNull();
  source.stepWall(-110_000);
  source.advance(1_000);
  expect(clock.unconfirmedStepMs()).toBeLessThan(-200_000);
});

test("a small difference is slewed away; a step is reported, and followed when a person confirms it", () => {
  const source = new HandClock(morning);
  const clock = new HallClock(source, 0);
  source.stepWall(30_000);
  source.advance(600_000);
  expect(clock.now()).toBe(source.wall());
  expect(clock.unconfirmedStepMs()).toBeNull();

  source.stepWall(3_600_000);
  expect(clock.unconfirmedStepMs()).toBe(3_600_000);
  source.advance(60_000);
  expect(source.wall() - clock.now()).toBe(3_600_000);
  clock.confirmStep(clock.now());
  expect(clock.now()).toBe(source.wall());
  expect(clock.unconfirmedStepMs()).toBeNull();
});

test("a step back that a person confirmed is caught up with, never by going back, and warned of no more", () => {
  const source = new HandClock(morning);
  const clock = new HallClock(source, 0);
  source.stepWall(-600_000);
  const at = clock.now();
  clock.confirmStep(at);
  expect(clock.now()).toBe(at);
  expect(clock.unconfirmedStepMs()).toBeNull();
  source.advance(3_600_000);
  expect(clock.unconfirmedStepMs()).toBeNull();
  source.advance(6_000_000);
  expect(clock.now()).toBe(source.wall());
  // The next step is a step again.
  source.stepWall(-600_000);
  expect(clock.unconfirmedStepMs()).toBe(-600_000);
});

test("a second step while the first is being caught up with is reported", () => {
  const source = new HandClock(morning);
  const clock = new HallClock(source, 0);
  source.stepWall(-600_000);
  clock.confirmStep(clock.now());
  source.stepWall(-3_600_000);
  expect(clock.unconfirmedStepMs()).toBe(-4_200_000);
  source.stepWall(3_600_000 + 1_200_000);
  expect(clock.unconfirmedStepMs()).toBe(600_000);
});

test("a start with a wall clock behind the journal goes on from the last fact", () => {
  const source = new HandClock(morning);
  const lastFactAt = source.wall() + 3_600_000;
  expect(new HallClock(source, lastFactAt).now()).toBe(lastFactAt);
});

test("a hall-day begins at four in the morning", () => {
  const at = (iso: string) => hallDayOf(Date.parse(iso), "Asia/Shanghai");
  expect(at("2026-03-02T03:59:59+08:00")).toBe("2026-03-01");
  expect(at("2026-03-02T04:00:00+08:00")).toBe("2026-03-02");
  expect(at("2026-03-01T21:00:00Z")).toBe("2026-03-02");
});

test("moments carry the hall's offset", () => {
  const moment = Date.parse("2026-03-02T01:02:03.004Z");
  expect(isoWriter("Asia/Shanghai")(moment)).toBe("2026-03-02T09:02:03.004+08:00");
  expect(isoWriter("Asia/Kathmandu")(moment)).toBe("2026-03-02T06:47:03.004+05:45");
  expect(isoWriter("America/St_Johns")(moment)).toBe("2026-03-01T21:32:03.004-03:30");
  fc.assert(
    fc.property(
      fc.date({ min: new Date("2000-01-01"), max: new Date("2099-01-01"), noInvalidDate: true }),
      (date) => {
        expect(Date.parse(isoWriter("Europe/Berlin")(date.getTime()))).toBe(date.getTime());
      },
    ),
  );
});
