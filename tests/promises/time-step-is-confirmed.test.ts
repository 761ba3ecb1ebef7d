/** The wall's clock jumps while people wait: nothing moves until the manager says that the new time is right. */
import { expect, test } from "vitest";
import { device, openTestHall, staff, type TestHall } from "../../hall-server/testing.ts";
import { allViews } from "./everything.ts";

const kiosk = device("kiosk-1", "kiosk");
const manager = staff("manager", "manager");
const clerk = staff("clerk-01");
const queueId = "all-round";

type Problems = { problems: { code: string; params: { minutes?: number } }[] };
const clockProblem = (test: TestHall) =>
  (allViews(test, []).hall as Problems).problems.find(({ code }) => code === "clock-step")?.params.minutes ??
  null;

const take = async ({ done }: TestHall) => (await done(kiosk, "ticket:take", { queueId })).ticket;

test("less than two minutes: slewed away without a word, nobody is moved", async () => {
  const test = openTestHall({ isDemonstration: true });
  const first = await take(test);
  for (const seconds of [100, -100, -100, 100]) {
    test.time.stepWall(seconds * 1_000);
    expect(clockProblem(test)).toBeNull();
    const before = test.hall.clock.now();
    test.time.advanceMinutes(1);
    expect(test.hall.clock.now() - before, "a minute is 54 to 66 seconds").toBeGreaterThanOrEqual(54_000);
    expect(test.hall.clock.now() - before).toBeLessThanOrEqual(66_000);
    await take(test);
  }
  await test.done(clerk, "counter:open", { counterId: "1" });
  expect((await test.done(clerk, "counter:callNext")).ticket?.id).toBe(first.id);
  test.hall.stop();
});

test("an hour forward: on the manager's page, followed when the manager confirms it, not by a restart of a page", async () => {
  const test = openTestHall({ isDemonstration: true });
  const { time, send, done, hall } = test;
  const before = await take(test);
  time.stepWall(3_600_000);
  expect(clockProblem(test)).toBe(60);
  time.advanceMinutes(1);
  expect((await take(test)).takenAt).toBe("2026-03-02T09:01:00.000+08:00");
  await done(manager, "clock:confirm");
  expect(clockProblem(test)).toBeNull();
  expect((await take(test)).takenAt).toBe("2026-03-02T10:01:00.000+08:00");
  expect(await send(manager, "clock:confirm")).toMatchObject({ error: { code: "wrong-state" } });
  await done(clerk, "counter:open", { counterId: "1" });
  const { ticket, why } = (await done(clerk, "counter:callNext")) as { ticket: { id: string }; why: object };
  expect(ticket.id).toBe(before.id);
  expect(why).toMatchObject({ code: "earliest" });
  hall.stop();
});

test("an hour back: times never fall, the order stays, and the clock is caught up with", async () => {
  let test = openTestHall({ isDemonstration: true });
  const { time } = test;
  const taken = [await take(test)];
  time.stepWall(-3_600_000);
  expect(clockProblem(test)).toBe(-60);
  await test.done(manager, "clock:confirm");
  expect(clockProblem(test)).toBeNull();
  for (let i = 0; i < 5; i += 1) {
    time.advanceMinutes(7);
    taken.push(await take(test));
    if (i === 2) test = test.restart();
  }
  const times = taken.map(({ takenAt }) => takenAt);
  expect(times.toSorted()).toEqual(times);
  const line = [...(test.hall.state.queueing.lines.get(queueId) ?? [])].map(({ id }) => id);
  expect(line).toEqual(taken.map(({ id }) => id));
  time.advanceMinutes(12 * 60);
  expect(test.hall.clock.now()).toBe(time.wall());
  test.hall.stop();
});

test("over the turn of a day: the day turns when the step is confirmed, once, and does not turn back", async () => {
  const test = openTestHall({ isDemonstration: true });
  const { time, done, hall } = test;
  const waiting = await take(test);
  time.stepWall(24 * 3_600_000);
  expect((await take(test)).day).toBe("2026-03-02");
  await done(manager, "clock:confirm");
  expect(await take(test)).toMatchObject({ day: "2026-03-03", number: "A001" });
  time.stepWall(-24 * 3_600_000);
  await done(manager, "clock:confirm");
  expect(await take(test), "the next day's numbers go on").toMatchObject({
    day: "2026-03-03",
    number: "A002",
  });
  expect(hall.archive.ticket(waiting.id)).toMatchObject({ state: "expired" });
  hall.stop();
});
