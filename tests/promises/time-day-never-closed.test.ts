/** Nobody closed the day: counters left open, people still waiting, somebody still called; then the server is off for days. */
import { expect, test } from "vitest";
import { device, HandClock, openTestHall, staff, type TestHall } from "../../hall-server/testing.ts";
import { allViews } from "./everything.ts";

const kiosk = device("kiosk-1", "kiosk");
const manager = staff("manager", "manager");
const [first, second, other] = [staff("clerk-01"), staff("clerk-02"), staff("clerk-07")];
const queueId = "all-round";
const minutesADay = 24 * 60;

/** Monday afternoon: five services of five minutes, one begun, one called, two waiting. */
async function monday(test: TestHall): Promise<void> {
  const { done, time } = test;
  time.advanceMinutes(8 * 60);
  for (let i = 0; i < 9; i += 1) await done(kiosk, "ticket:take", { queueId });
  await done(first, "counter:open", { counterId: "1" });
  await done(second, "counter:open", { counterId: "2" });
  for (let i = 0; i < 5; i += 1) {
    await done(first, "counter:callNext");
    await done(first, "counter:start");
    time.advanceMinutes(5);
    await done(first, "counter:finish");
  }
  await done(first, "counter:callNext");
  await done(first, "counter:start");
  await done(second, "counter:callNext");
}

test("off for five days: the old day is over, the counters are as they were left, and the new day works", async () => {
  const before = openTestHall({ isDemonstration: true });
  await monday(before);
  before.time.advanceMinutes(5 * minutesADay);
  const test = before.restart();
  const { hall, done, send } = test;
  expect(hall.state.queueing.day).toBe("2026-03-07");
  expect(hall.archive.figures("2026-03-02").find(({ name }) => name === "hall")?.tally).toContain(
    '"expired":2',
  );
  expect(hall.archive.figures("2026-03-04")).toEqual([]);
  expect(allViews(test, []).hall).toMatchObject({ today: { taken: 0 } });
  expect((await done(kiosk, "ticket:take", { queueId })).ticket).toMatchObject({ number: "A001" });

  expect(await send(other, "counter:open", { counterId: "1" })).toMatchObject({
    error: { code: "counter-taken" },
  });
  expect(await done(first, "counter:open", { counterId: "1" })).toMatchObject({ counter: { state: "open" } });
  expect((await done(first, "counter:finish")).ticket).toMatchObject({ number: "A006", day: "2026-03-02" });
  await done(manager, "counter:close", { counterId: "2" });
  await done(other, "counter:open", { counterId: "2" });
  expect((await done(other, "counter:callNext")).ticket, "back in the queue since Monday").toMatchObject({
    number: "A007",
    day: "2026-03-02",
  });
  hall.stop();
});

test("a service that nobody ended for a night says nothing about how long services take", async () => {
  const test = openTestHall({ isDemonstration: true });
  const { hall, done, time } = test;
  await monday(test);
  time.advanceMinutes(minutesADay);
  await done(first, "counter:finish");
  await done(second, "counter:start");
  await done(second, "counter:finish");
  for (let i = 0; i < 10; i += 1) await done(kiosk, "ticket:take", { queueId });
  hall.estimates.refresh();
  expect(hall.estimates.value.queues.get(queueId)?.p90).toBeLessThan(60);
  const views = allViews(test, []);
  expect(views["counter 1"]).toMatchObject({ today: { finished: 1 } });
  expect((views["counter 1"] as { today: { averageMinutes: number } }).today.averageMinutes).toBeLessThan(60);
  hall.stop();
});

test("started with a clock behind the last fact, the hall goes on from there and says so", async () => {
  const before = openTestHall({ isDemonstration: true });
  await monday(before);
  before.hall.stop();
  const { hall, done } = openTestHall({
    isDemonstration: true,
    folder: before.folder,
    masterKey: before.masterKey,
    time: new HandClock("1970-01-01T08:00:00+08:00"),
  });
  const { ticket } = await done(kiosk, "ticket:take", { queueId });
  expect(ticket).toMatchObject({ number: "A010", day: "2026-03-02" });
  expect(ticket.takenAt >= "2026-03-02T17:25").toBe(true);
  expect(hall.clock.unconfirmedStepMs()).toBeLessThan(-55 * 365 * 86_400_000);
  hall.stop();
});
