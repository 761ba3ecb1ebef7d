/** What is kept when a day ends (snapshot, derived tables, answers) and what an erasure leaves: no planted value anywhere. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { device, openTestHall, staff, type TestHall } from "../../hall-server/testing.ts";
import { plantedPeople, scannerFor, secretsOf } from "./secrets.ts";

const kiosk = device("kiosk-1", "kiosk");
const clerk = staff("clerk-01");
const manager = staff("manager", "manager");
const phone = device("anonymous", "anonymous");
const people = plantedPeople(6);
const scanner = scannerFor(people.flatMap((person, n) => secretsOf(person, `person ${n}`)));

function foundIn({ folder, db }: TestHall): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const inFiles = files.flatMap((entry) => scanner.find(readFileSync(join(entry.parentPath, entry.name))));
  const tables = db.prepare("select name from sqlite_master where type = 'table'").all() as {
    name: string;
  }[];
  const inTables = tables.flatMap(({ name }) =>
    scanner.find(JSON.stringify(db.prepare(`select * from "${name}"`).all())).map((one) => `${name}: ${one}`),
  );
  return [...inFiles, ...inTables];
}

test("a day with everything, its turn, a start on its snapshot, the next day and its end", async () => {
  let test = openTestHall({ isDemonstration: true });
  await test.done(clerk, "counter:open", { counterId: "1" });
  for (const [n, holder] of people.entries()) {
    const { token } = await test.done(kiosk, "ticket:take", { queueId: "all-round", holder });
    if (n % 2 === 0) continue;
    const called = await test.done(clerk, "counter:callNext");
    if (!called.ticket) throw new Error("Nobody waits.");
    const shown = await test.done(clerk, "person:show", {
      ticketId: called.ticket.id,
      fields: ["name", "idNumber", "phone"],
      reason: `核对${holder.name}`,
    });
    expect(scanner.find(JSON.stringify(shown))).not.toEqual([]);
    await test.done(clerk, "counter:start");
    await test.done(clerk, "counter:finish");
    await test.send(phone, "rating:submit", { token, level: 1, comment: `${holder.name} ${holder.phone}` });
  }
  const held = await test.done(clerk, "counter:callNext");
  await test.done(clerk, "counter:hold", { reason: `等${people[0]?.name}，${people[0]?.idNumber}` });
  expect(foundIn(test)).toEqual([]);

  test.time.advanceMinutes(24 * 60);
  test.hall.tick();
  await test.done(kiosk, "ticket:take", { queueId: "all-round", holder: people[1] ?? {} });
  expect(test.db.prepare("select count(*) as n from snapshots").get()).not.toEqual({ n: 0 });
  expect(foundIn(test)).toEqual([]);

  test = test.restart();
  if (!held.ticket) throw new Error("Nobody was held.");
  await test.done(manager, "person:erase", {
    ticketId: held.ticket.id,
    reason: `${people[2]?.name}要求删除`,
  });
  expect(foundIn(test)).toEqual([]);
  test.hall.rebuildDerived();
  expect(foundIn(test)).toEqual([]);
  test.hall.stop();
});
