/** A hall that is open at midnight: an evening and the hours after it are one hall-day. */
import { expect, test } from "vitest";
import { openingAt } from "../../hall-server/queueing/opening.ts";
import { device, HandClock, openTestHall, staff } from "../../hall-server/testing.ts";
import { isoWriter } from "../../hall-server/time/hall-day.ts";

const kiosk = device("kiosk-1", "kiosk");
const clerk = staff("clerk-01");
const queueId = "all-round";

test("numbers, quotas and figures go on through midnight", async () => {
  const time = new HandClock("2026-03-02T23:50:00+08:00");
  const { queues } = openTestHall().hall.config;
  const config = {
    opening: { kind: "always" as const },
    queues: queues.map((queue) => ({ ...queue, slots: [], quotaPerDay: 3 })),
  };
  const { hall, done, send } = openTestHall({ time, config });
  const before = await done(kiosk, "ticket:take", { queueId });
  await done(clerk, "counter:open", { counterId: "1" });
  await done(clerk, "counter:callNext");
  await done(clerk, "counter:start");
  time.advanceMinutes(20);
  const after = await done(kiosk, "ticket:take", { queueId });
  expect([before.ticket, after.ticket].map(({ day, number }) => [day, number])).toEqual([
    ["2026-03-02", "A001"],
    ["2026-03-02", "A002"],
  ]);
  expect(after.ticket.takenAt).toBe("2026-03-03T00:10:00.000+08:00");
  await done(clerk, "counter:finish");
  const tally = hall.state.supervision.tallies.get("hall");
  expect(tally).toMatchObject({ taken: 2, finished: 1, serviceMs: 20 * 60_000 });
  expect((await done(clerk, "counter:callNext")).ticket?.id).toBe(after.ticket.id);
  await done(kiosk, "ticket:take", { queueId });
  expect(await send(kiosk, "ticket:take", { queueId })).toMatchObject({ error: { code: "quota-used-up" } });
  time.advanceMinutes(4 * 60);
  expect((await done(kiosk, "ticket:take", { queueId })).ticket).toMatchObject({ day: "2026-03-03" });
  hall.stop();
});

test("hours that end at midnight, and hours that begin at it", () => {
  const iso = isoWriter("Asia/Shanghai");
  const opening = {
    kind: "hours" as const,
    weekdays: [
      { weekday: 1, ranges: [{ from: 20 * 60, cutOff: 23 * 60 + 30, to: 24 * 60 }] },
      { weekday: 2, ranges: [{ from: 0, cutOff: 60, to: 2 * 60 }] },
    ],
    dates: {},
  };
  const at = (text: string) => {
    const { isOpen, givesTickets, changesAt } = openingAt({ ...opening }, Date.parse(text), "Asia/Shanghai");
    return [isOpen, givesTickets, changesAt === null ? null : iso(changesAt)];
  };
  expect(at("2026-03-02T19:59:59+08:00")).toEqual([false, false, "2026-03-02T20:00:00.000+08:00"]);
  expect(at("2026-03-02T23:59:59+08:00")).toEqual([true, false, "2026-03-03T00:00:00.000+08:00"]);
  expect(at("2026-03-03T00:00:00+08:00")).toEqual([true, true, "2026-03-03T02:00:00.000+08:00"]);
  expect(at("2026-03-03T02:00:00+08:00")).toEqual([false, false, "2026-03-09T20:00:00.000+08:00"]);
});
