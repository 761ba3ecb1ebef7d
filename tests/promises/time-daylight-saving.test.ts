/** China has no summer time; a hall's file may name a zone that has. Both changes of the clock, and what the hall does. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { openingAt } from "../../hall-server/queueing/opening.ts";
import { device, HandClock, openTestHall } from "../../hall-server/testing.ts";
import { hallDayOf, isoWriter, localTimeOf, momentOf } from "../../hall-server/time/hall-day.ts";
import { extent } from "./extent.ts";

const zone = "America/New_York";
const kiosk = device("kiosk-1", "kiosk");
const dayOf = (iso: string) => hallDayOf(Date.parse(iso), zone);

test("the hall-day turns at four by the clock on the wall, also on the days of 23 and 25 hours", () => {
  expect(dayOf("2026-03-08T03:59:59-04:00")).toBe("2026-03-07");
  expect(dayOf("2026-03-08T04:00:00-04:00")).toBe("2026-03-08");
  expect(dayOf("2026-11-01T03:59:59-05:00")).toBe("2026-10-31");
  expect(dayOf("2026-11-01T04:00:00-05:00")).toBe("2026-11-01");
});

test("opening hours are hours of the clock on the wall", () => {
  const opening = {
    kind: "hours" as const,
    weekdays: [{ weekday: 7, ranges: [{ from: 8 * 60 + 30, cutOff: 11 * 60 + 45, to: 12 * 60 }] }],
    dates: {},
  };
  const at = (iso: string) => openingAt({ ...opening }, Date.parse(iso), zone);
  const iso = isoWriter(zone);
  expect(iso(at("2026-03-08T09:00:00-04:00").changesAt ?? 0)).toBe("2026-03-08T12:00:00.000-04:00");
  expect(iso(at("2026-03-08T01:00:00-05:00").changesAt ?? 0)).toBe("2026-03-08T08:30:00.000-04:00");
  expect(iso(at("2026-11-01T01:00:00-04:00").changesAt ?? 0)).toBe("2026-11-01T08:30:00.000-05:00");
});

test("in every zone a minute of a day is the moment at which the wall shows it, and no hall-day comes back", () => {
  const zones = [
    ...["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns"],
    ...["Africa/Casablanca", "America/Santiago", "Africa/Cairo", "Pacific/Apia"],
  ];
  const between = { min: Date.UTC(2020, 0, 1), max: Date.UTC(2032, 0, 1) };
  const moment = fc.integer({ min: between.min / 60_000, max: between.max / 60_000 }).map((m) => m * 60_000);
  fc.assert(
    fc.property(fc.constantFrom(...zones), moment, fc.nat(36 * 60), (timeZone, at, later) => {
      const { date, minute } = localTimeOf(at, timeZone);
      const again = localTimeOf(momentOf(date, minute, timeZone), timeZone);
      expect(again).toMatchObject({ date, minute });
      expect(hallDayOf(at + later * 60_000, timeZone) >= hallDayOf(at, timeZone)).toBe(true);
    }),
    { numRuns: extent(2_000, 1_000_000) },
  );
});

test("the night of the longer day: numbers go on through the hour that comes twice", async () => {
  const time = new HandClock("2026-11-01T00:30:00-04:00");
  const { hall, done } = openTestHall({ isDemonstration: true, time, config: { timeZone: zone } });
  const taken: { number: string; day: string; takenAt: string }[] = [];
  for (let i = 0; i < 5; i += 1) {
    const { ticket } = await done(kiosk, "ticket:take", { queueId: "all-round" });
    taken.push(ticket);
    time.advanceMinutes(60);
  }
  expect(
    taken.map(({ number, day, takenAt }) => [number, day, takenAt.slice(11, 16), takenAt.slice(-6)]),
  ).toEqual([
    ["A001", "2026-10-31", "00:30", "-04:00"],
    ["A002", "2026-10-31", "01:30", "-04:00"],
    ["A003", "2026-10-31", "01:30", "-05:00"],
    ["A004", "2026-10-31", "02:30", "-05:00"],
    ["A005", "2026-10-31", "03:30", "-05:00"],
  ]);
  expect((await done(kiosk, "ticket:take", { queueId: "all-round" })).ticket).toMatchObject({
    number: "A001",
    day: "2026-11-01",
  });
  hall.stop();
});

test("moved to another zone by its file, the hall stays in its day until the new zone gets there", async () => {
  const first = openTestHall({ isDemonstration: true, time: new HandClock("2026-03-02T05:00:00+08:00") });
  const before = await first.done(kiosk, "ticket:take", { queueId: "all-round" });
  first.hall.stop();
  const { hall, done } = openTestHall({
    isDemonstration: true,
    time: first.time,
    folder: first.folder,
    masterKey: first.masterKey,
    config: { timeZone: "Europe/Berlin" },
  });
  hall.tick();
  const after = await done(kiosk, "ticket:take", { queueId: "all-round" });
  expect(after.ticket).toMatchObject({ day: before.ticket.day, number: "A002" });
  expect(hall.state.queueing.tickets.get(before.ticket.id)?.state).toBe("waiting");
  hall.stop();
});
