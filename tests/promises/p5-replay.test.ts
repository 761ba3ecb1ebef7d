/** After random days: what is in memory, in the tables and in every view follows from the facts alone, to the byte. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isWait, type Known, manager, press, type Step, step } from "../../hall-server/random-day.ts";
import { device, forgetTestHall, openTestHall, staff, type TestHall } from "../../hall-server/testing.ts";
import { everything, forgetAllDerived } from "./everything.ts";
import { extent } from "./extent.ts";

const kiosk = device("kiosk-1", "kiosk");
const [first, second] = [staff("clerk-01"), staff("clerk-02")];
const minutesADay = 24 * 60;

/** Turns the day when that is due, and writes nothing else. */
const settle = ({ send }: TestHall) => send(manager, "device:revoke", { deviceId: "none" });

/** Random presses; `nights` are the groups before which a night passes. */
async function live(test: TestHall, groups: Step[][], nights: ReadonlySet<number>): Promise<Known> {
  const known: Known = { ids: [], tokens: [] };
  for (const [i, group] of groups.entries()) {
    if (group.some(isWait)) test.time.advanceMinutes(3);
    if (nights.has(i)) test.time.advanceMinutes(minutesADay);
    await press(test, group, known);
  }
  await settle(test);
  return known;
}

const days = fc.record({
  groups: fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), {
    minLength: 30,
    maxLength: 120,
    size: "max",
  }),
  nights: fc.array(fc.nat(120), { maxLength: 3 }),
});

test("from a snapshot, from the first fact, and rebuilt in place: memory, tables and views are equal", async () => {
  await fc.assert(
    fc.asyncProperty(days, async ({ groups, nights }) => {
      let test = openTestHall({ isDemonstration: true });
      try {
        const { tokens } = await live(test, groups, new Set(nights));
        const before = everything(test, tokens);
        test.hall.rebuildDerived();
        expect(everything(test, tokens), "rebuilt in place").toEqual(before);
        test = test.restart();
        expect(everything(test, tokens), "from a snapshot").toEqual(before);
        forgetAllDerived(test);
        test = test.restart();
        expect(everything(test, tokens), "from the first fact").toEqual(before);
      } finally {
        forgetTestHall(test);
      }
    }),
    { numRuns: extent(20, 2_000), endOnFailure: true },
  );
});

test("a day of more facts than are read at once", async () => {
  const before = openTestHall({ isDemonstration: true });
  const take = (test: TestHall) => test.send(kiosk, "ticket:take", { queueId: "all-round" });
  for (let i = 0; i < 5; i += 1)
    await Promise.all(Array.from({ length: i === 4 ? 33 : 90 }, () => take(before)));
  const lived = everything(before, []);
  const restarted = before.restart();
  expect(everything(restarted, [])).toEqual(lived);
  forgetAllDerived(restarted);
  const replayed = restarted.restart();
  expect(everything(replayed, [])).toEqual(lived);
  expect(await take(replayed)).toMatchObject({ ok: true, value: { ticket: { number: "A394" } } });
  replayed.hall.stop();
});

test("a day by hand with everything in it, after a restart in its middle", async () => {
  const before = openTestHall();
  const { done, time } = before;
  const tokens: string[] = [];
  for (let i = 0; i < 12; i += 1) {
    time.advanceMinutes(1);
    tokens.push((await done(kiosk, "ticket:take", { queueId: "all-round" })).token);
  }
  await done(first, "counter:open", { counterId: "1" });
  await done(second, "counter:open", { counterId: "2" });
  for (const clerk of [first, second]) {
    await done(clerk, "counter:callNext");
    time.advanceMinutes(1);
    await done(clerk, "counter:start");
    time.advanceMinutes(5);
    await done(clerk, "counter:finish");
  }
  await done(first, "counter:callNext");
  await done(first, "counter:skip", { reason: "absent" });
  await done(second, "counter:callNext");
  await done(second, "counter:hold", { reason: "去补一张照片" });
  await done(first, "counter:callNext");
  await done(first, "counter:transfer", { toCounterId: "2", reason: "换窗口" });
  await done(second, "counter:callNext");
  await done(second, "counter:recall");
  await done(second, "counter:pause", { reason: "喝水" });
  await done(kiosk, "help:call", { page: "kiosk" });
  await done(kiosk, "device:report", {
    deviceId: "kiosk-1-printer",
    status: "paper-out",
    detail: { kind: "ticket-printer" },
  });
  await done(kiosk, "lease:take", { queueId: "all-round", count: 5 });
  const seen = everything(before, tokens);
  expect(seen["counter 2"]).toContain('"state":"called"');
  expect(seen.hall).toContain("paper-out");
  const after = before.restart();
  expect(everything(after, tokens)).toEqual(seen);
  after.hall.stop();
});
