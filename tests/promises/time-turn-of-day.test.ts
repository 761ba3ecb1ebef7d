/** At four in the morning: who waited is expired, who is at a counter is not, and the numbers begin again. */
import { expect, test } from "vitest";
import { device, openTestHall, staff, type TestHall } from "../../hall-server/testing.ts";
import { allViews, everything, forgetAllDerived } from "./everything.ts";

const kiosk = device("kiosk-1", "kiosk");
const [first, second, third] = [staff("clerk-01"), staff("clerk-02"), staff("clerk-03")];
const queueId = "all-round";

/** Six people: waiting, held, skipped, called, served, and one who is done. */
async function evening(test: TestHall): Promise<string[]> {
  const { done, time } = test;
  time.advance(Date.parse("2026-03-03T03:40:00+08:00") - time.wall());
  const tokens: string[] = [];
  for (let i = 0; i < 6; i += 1) tokens.push((await done(kiosk, "ticket:take", { queueId })).token);
  for (const [i, who] of [first, second, third].entries())
    await done(who, "counter:open", { counterId: String(i + 1) });
  await done(first, "counter:callNext");
  await done(first, "counter:start");
  await done(first, "counter:finish");
  await done(first, "counter:callNext");
  await done(first, "counter:hold", { reason: "photo" });
  await done(first, "counter:callNext");
  await done(first, "counter:skip", { reason: "absent" });
  await done(first, "counter:callNext");
  await done(first, "counter:start");
  await done(second, "counter:callNext");
  return tokens;
}

const states = (views: Record<string, unknown>, tokens: string[]) =>
  tokens.map((token) => (views[`ticket ${token}`] as { ticket: { state: string } }).ticket.state);

/** As the server does by itself every second, with nobody pressing anything. */
async function tick({ hall }: TestHall): Promise<void> {
  hall.tick();
  await new Promise((resolve) => setImmediate(resolve));
}

test("the day turns by itself, at four and not before", async () => {
  const test = openTestHall({ isDemonstration: true });
  const tokens = await evening(test);
  const before = ["finished", "held", "skipped", "serving", "called", "waiting"];
  test.time.advance(Date.parse("2026-03-03T03:59:59.999+08:00") - test.time.wall());
  await tick(test);
  expect(states(allViews(test, tokens), tokens)).toEqual(before);
  expect(test.hall.state.queueing.day).toBe("2026-03-02");
  test.time.advance(1);
  await tick(test);
  const views = allViews(test, tokens);
  expect(states(views, tokens)).toEqual(["finished", "expired", "expired", "serving", "called", "expired"]);
  expect(test.hall.state.queueing.day).toBe("2026-03-03");
  expect(views.kiosk).toMatchObject({ queues: [{ id: queueId, waiting: 0 }, {}] });
  expect(views.hall).toMatchObject({ today: { taken: 0, finished: 0 } });
  test.hall.stop();
});

test("who is at a counter runs on, and their number is not given out again while they do", async () => {
  const test = openTestHall({ isDemonstration: true });
  const { done, time } = test;
  await evening(test);
  time.advanceMinutes(20);
  const given: string[] = [];
  for (let i = 0; i < 5; i += 1) given.push((await done(kiosk, "ticket:take", { queueId })).ticket.number);
  expect(given, "A004 and A005 are at counters 1 and 2").toEqual(["A001", "A002", "A003", "A006", "A007"]);
  expect((await done(first, "counter:finish")).ticket).toMatchObject({ number: "A004", day: "2026-03-02" });
  await done(second, "counter:transfer", { toCounterId: "3", reason: "colleague" });
  expect((await done(third, "counter:callNext")).ticket).toMatchObject({ number: "A005" });
  await done(third, "counter:close");
  const before = [...(test.hall.state.queueing.lines.get(queueId) ?? [])].map(({ number }) => number);
  expect(before, "back in the queue, before all of today").toEqual([
    "A005",
    "A001",
    "A002",
    "A003",
    "A006",
    "A007",
  ]);
  test.hall.stop();
});

test("yesterday's tickets do not come back", async () => {
  const test = openTestHall({ isDemonstration: true });
  const { send, time } = test;
  const tokens = await evening(test);
  time.advanceMinutes(20);
  const phone = {
    id: "anonymous",
    role: "anonymous" as const,
    name: "anonymous",
    staffNumber: null,
    place: null,
  };
  for (const [name, n] of [
    ["ticket:return", 2],
    ["ticket:cancel", 1],
    ["ticket:cancel", 5],
  ] as const)
    expect(await send(phone, name, { token: tokens[n] ?? "" })).toMatchObject({
      error: { code: "wrong-state" },
    });
  const held = tokens[1]?.split(".")[0] ?? "";
  expect(await send(third, "counter:unhold", { ticketId: held })).toMatchObject({
    error: { code: "not-found" },
  });
  test.hall.stop();
});

test("a turn of the day is told again from the facts as it was", async () => {
  let test = openTestHall({ isDemonstration: true });
  const tokens = await evening(test);
  test.time.advanceMinutes(20);
  await test.done(kiosk, "ticket:take", { queueId });
  await test.done(first, "counter:finish");
  const before = everything(test, tokens);
  test = test.restart();
  expect(everything(test, tokens)).toEqual(before);
  forgetAllDerived(test);
  test = test.restart();
  expect(everything(test, tokens)).toEqual(before);
  test.hall.stop();
});
