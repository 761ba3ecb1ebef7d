/** Whatever a group of commands did, it can be taken back whole (P1), and the journal alone tells it again (P5). */
import fc from "fast-check";
import { expect, test } from "vitest";
import { tableNames } from "../../hall-server/archive/archive.ts";
import { writeState } from "../../hall-server/journal/snapshot.ts";
import { isWait, type Known, manager, press, type Step, step } from "../../hall-server/random-day.ts";
import { openTestHall, type TestHall } from "../../hall-server/testing.ts";
import { allViews } from "./everything.ts";
import { extent } from "./extent.ts";

/** Everything that is in memory, the lines in their order, the derived tables, and what every page shows. */
function everything(test: TestHall, tokens: readonly string[]) {
  const { hall, db } = test;
  const { lines, setAside } = hall.state.queueing;
  return {
    // The order of an index may change when it is taken back; no view shows it.
    state: JSON.parse(writeState(hall.state), (key, value) =>
      key === "map" ? value.toSorted(([a]: [string], [b]: [string]) => (a < b ? -1 : 1)) : value,
    ),
    lines: [...lines]
      .filter(([, line]) => line.size > 0)
      .map(([id, line]) => [id, [...line].map((ticket) => ticket.id)])
      .toSorted(),
    setAside: [...setAside.keys()].toSorted(),
    derived: tableNames.map((name) => db.prepare(`select * from ${name} order by 1, 2`).all()),
    views: allViews(test, tokens),
  };
}

/** An error that is no broken rule of a table: the hall cannot tell it from a disk's, and refuses the whole group. */
const asADisk = "select abs(-9223372036854775808)";

/** Every answer is refused by the disk, so that the whole group is taken back after all of it was done in memory. */
async function pressInVain(test: TestHall, group: Step[], known: Known): Promise<void> {
  test.db.exec(`create temp trigger refuse before insert on answers begin ${asADisk}; end`);
  expect(await press(test, group, { ids: [...known.ids], tokens: [...known.tokens] })).toBe(false);
  test.db.exec("drop trigger refuse");
}

/** The last answer alone is refused: what was done before it in the group goes too. */
async function pressAllButLast(test: TestHall, group: Step[], known: Known): Promise<void> {
  const count = test.db.prepare("select count(*) from answers").pluck().get() as number;
  test.db.exec(
    `create temp trigger refuse before insert on answers when (select count(*) from answers) >= ${count + group.length - 1}
     begin ${asADisk}; end`,
  );
  const before = everything(test, known.tokens);
  const isAnyDone = await press(test, group, { ids: [...known.ids], tokens: [...known.tokens] });
  test.db.exec("drop trigger refuse");
  if (!isAnyDone) expect(everything(test, known.tokens)).toEqual(before);
}

/** The commit itself is refused: all was written and noted by then. */
async function pressUntilCommit(test: TestHall, group: Step[], known: Known): Promise<void> {
  test.db.exec(
    `create temp table one (id integer primary key);
     create temp table other (id references one deferrable initially deferred);
     create temp trigger refuse after insert on answers begin insert into other values (1); end`,
  );
  const before = everything(test, known.tokens);
  await press(test, group, { ids: [...known.ids], tokens: [...known.tokens] });
  expect(everything(test, known.tokens)).toEqual(before);
  test.db.exec("drop trigger refuse; drop table other; drop table one");
}

async function run(first: TestHall, groups: Step[][]): Promise<void> {
  let test = first;
  const known: Known = { ids: [], tokens: [] };
  for (const [i, group] of groups.entries()) {
    if (group.some(isWait)) {
      test.time.advanceMinutes(i % 7 === 0 ? 24 * 60 : 3);
      // Refused, but it turns the day when that is due.
      await test.send(manager, "device:revoke", { deviceId: "none" });
    }
    const before = everything(test, known.tokens);
    await pressInVain(test, group, known);
    expect(everything(test, known.tokens)).toEqual(before);
    await pressAllButLast(test, group, known);
    await pressUntilCommit(test, group, known);
    await press(test, group, known);
  }
  const before = everything(test, known.tokens);
  test = test.restart();
  expect(everything(test, known.tokens)).toEqual(before);
  test.db.exec("delete from snapshots; delete from derived");
  for (const name of tableNames) test.db.exec(`delete from ${name}`);
  test = test.restart();
  expect(everything(test, known.tokens)).toEqual(before);
  test.hall.stop();
}

test("taken back: as before; replayed from a snapshot, or from nothing: as it was", {
  timeout: extent(60_000, 2 * 3_600_000),
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 10, maxLength: 40 }),
      (groups) => run(openTestHall({ isDemonstration: true }), groups),
    ),
    { numRuns: extent(4, 1_000), endOnFailure: true },
  );
});
