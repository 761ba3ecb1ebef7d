/** A hall's file that gives other head starts changes nothing of what happened before it: facts carry what was decided. */
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { HallConfig } from "../../hall-server/catalog/config.ts";
import { type Known, press, type Step, step } from "../../hall-server/random-day.ts";
import {
  device,
  forgetTestHall,
  HandClock,
  openTestHall,
  staff,
  type TestHall,
} from "../../hall-server/testing.ts";
import { allViews, everything, forgetAllDerived } from "./everything.ts";
import { extent } from "./extent.ts";

const kiosk = device("kiosk-1", "kiosk");
const clerk = staff("clerk-04");

/** Whoever had a head start has none, whoever had none has two hours; one class and its prefix are gone. */
function otherClasses({ classes, policy }: HallConfig): Partial<HallConfig> {
  return {
    classes: classes
      .filter(({ id }) => id !== "soldier")
      .map((one) => ({ ...one, headStartMinutes: one.headStartMinutes > 0 ? 0 : 120 })),
    policy: { ...policy, returnBehind: 1, returnWindowMinutes: 5 },
  };
}

/** The same hall a second time, stopped at the same moment. */
function twinOf(test: TestHall, config: Partial<HallConfig>): TestHall {
  const folder = join(mkdtempSync(join(tmpdir(), "yichuang-twin-")), "data");
  cpSync(test.folder, folder, { recursive: true });
  const time = new HandClock(new Date(test.time.wall()).toISOString());
  return openTestHall({ isDemonstration: true, folder, masterKey: test.masterKey, time, config });
}

/** But for the note of the new file, and its place in the journal. */
function withoutFile(all: Record<string, string>): Record<string, unknown> {
  const { memory = "{}", tables: _, ...rest } = all;
  const { position: __, at: ___, supervision, ...state } = JSON.parse(memory);
  // What was drawn from the file itself, not from what happened.
  const kept = Object.entries(rest).filter(([name]) => name === "lines" || name === "aside");
  return { ...state, supervision: { ...supervision, configHash: null }, ...Object.fromEntries(kept) };
}

/** Calls whoever is next at counter 4, which serves both queues, until nobody is. */
async function callAll({ done, send }: TestHall): Promise<string[]> {
  for (const counterId of ["1", "2", "3", "4"])
    await send(staff("manager", "manager"), "counter:close", { counterId });
  await done(clerk, "counter:open", { counterId: "4" });
  const called: string[] = [];
  for (;;) {
    const { ticket } = await done(clerk, "counter:callNext");
    if (!ticket) return called;
    called.push(ticket.id);
    await done(clerk, "counter:start");
    await done(clerk, "counter:finish");
  }
}

async function run(groups: Step[][], classes: number[]): Promise<number> {
  const first = openTestHall({ isDemonstration: true });
  const known: Known = { ids: [], tokens: [] };
  const claimed = ["ordinary", "soldier", "disabled", "pregnant"];
  for (const [i, group] of groups.entries()) {
    first.time.advanceMinutes(2);
    const input = {
      queueId: i % 4 === 0 ? "errands" : "all-round",
      class: claimed[classes[i] ?? 0] ?? "ordinary",
    };
    const answer = await first.send(kiosk, "ticket:take", input);
    if (answer.ok) known.tokens.push(answer.value.token);
    await press(first, group, known);
  }
  const before = everything(first, known.tokens);
  first.hall.stop();
  const same = twinOf(first, {});
  const other = twinOf(first, otherClasses(first.hall.config));
  expect(withoutFile(everything(other, known.tokens)), "under the other file").toEqual(withoutFile(before));
  forgetAllDerived(other);
  const replayed = other.restart();
  expect(withoutFile(everything(replayed, known.tokens)), "replayed under it").toEqual(withoutFile(before));
  expect(Object.keys(allViews(replayed, known.tokens)).length, "every view can be drawn").toBeGreaterThan(20);
  const called = await callAll(replayed);
  expect(called, "the order of those who came before").toEqual(await callAll(same));
  for (const test of [same, replayed, first]) forgetTestHall(test);
  return called.length;
}

test("under a file with other head starts, who came before is called in the order that they had", async () => {
  let called = 0;
  const groups = fc.array(fc.array(step, { minLength: 0, maxLength: 3 }), {
    minLength: 15,
    maxLength: 50,
    size: "max",
  });
  await fc.assert(
    fc.asyncProperty(groups, fc.array(fc.nat(3), { minLength: 50, maxLength: 50 }), async (list, classes) => {
      called += await run(list, classes);
    }),
    { numRuns: extent(12, 1_000), endOnFailure: true },
  );
  expect(called).toBeGreaterThan(extent(40, 4_000));
});

test("whoever comes after the change has the new head start", async () => {
  const first = openTestHall({ isDemonstration: true });
  const { ticket: before } = await first.done(kiosk, "ticket:take", {
    queueId: "all-round",
    class: "disabled",
  });
  first.hall.stop();
  const changed = twinOf(first, otherClasses(first.hall.config));
  const { ticket: after } = await changed.done(kiosk, "ticket:take", {
    queueId: "all-round",
    class: "disabled",
  });
  expect(Date.parse(before.takenAt) - Date.parse(before.virtualArrival)).toBe(30 * 60_000);
  expect(after.virtualArrival).toBe(after.takenAt);
  forgetTestHall(changed);
});
