/**
 * Records days of a hall under this folder, by the program as it is now: `node tests/promises/recorded/record.ts <name>`.
 * To be done once for a release; what was recorded is never recorded again.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { CommandName } from "../../../hall-server/contract/commands.ts";
import type { Principal } from "../../../hall-server/deciding.ts";
import { isWait, type Known, manager, press, step } from "../../../hall-server/random-day.ts";
import { device, HandClock, inventedIdNumber, openTestHall, staff } from "../../../hall-server/testing.ts";
import { recordedUntil, whatIsTrue, writeDays } from "./recorded-day.ts";

const dayMs = 86_400_000;
const seed = 20260302;
const kiosk = device("kiosk-1", "kiosk");

const name = process.argv[2];
if (!name) throw new Error("Give the recording a name, such as first-released.");
const folder = join(import.meta.dirname, name);
const time = new HandClock("2026-03-02T09:00:00+08:00");
const test = openTestHall({ isDemonstration: true, time });
const known: Known = { ids: [], tokens: [] };
const group = fc.array(step, { minLength: 1, maxLength: 4 });
const [groups] = fc.sample(fc.array(group, { minLength: 180, maxLength: 180, size: "max" }), {
  numRuns: 1,
  seed,
});
/** Somebody serves now and then, in every way, so that there is something of everything. */
const ways: CommandName[][] = [
  ["counter:start", "counter:finish"],
  ["counter:skip"],
  ["counter:start", "counter:hold"],
  ["counter:recall", "counter:start", "counter:finish"],
  ["counter:transfer"],
  ["counter:start", "counter:finish"],
];
for (const [i, one] of (groups ?? []).entries()) {
  time.advance(50_000);
  if (i === 20 || i === 150) await cutOff(700 + i);
  if (i === 70) time.advance(Date.parse(recordedUntil) - time.wall() - 2 * dayMs);
  if (i === 120) time.advance(Date.parse(recordedUntil) - time.wall() - dayMs / 4);
  if (one.some(isWait)) time.advanceMinutes(3);
  if (i % 3 === 0) await serve(staff("clerk-02"), ways[(i / 3) % ways.length] ?? []);
  await press(test, one, known);
}
for (const chosen of ["ordinary", "soldier", "elderly", "ordinary"])
  await test.done(kiosk, "ticket:take", { queueId: "all-round", class: chosen });
time.advance(Date.parse(recordedUntil) - time.wall());
await test.send(manager, "device:revoke", { deviceId: "none" });
mkdirSync(folder);
writeFileSync(join(folder, "days.sql"), writeDays(test.db));
writeFileSync(join(folder, "truth.json"), `${JSON.stringify(whatIsTrue(test), null, 2)}\n`);
test.hall.stop();

async function cutOff(person: number): Promise<void> {
  const { lease } = await test.done(kiosk, "lease:take", { queueId: "errands", count: 3 });
  time.advanceMinutes(20);
  const tickets = lease.tickets.slice(0, 2).map(({ ticketId }, n) => ({
    ticketId,
    takenAt: new Date(time.wall() - (15 - n) * 60_000).toISOString(),
    holder: { name: "甲乙", idNumber: inventedIdNumber(person + n) },
  }));
  await test.done(kiosk, "ticket:handIn", { tickets });
}

async function serve(who: Principal, way: CommandName[]): Promise<void> {
  await test.send(who, "counter:open", { counterId: "2" });
  await test.send(who, "counter:resume");
  const called = await test.send(who, "counter:callNext");
  const input = { "counter:transfer": { toQueueId: "errands", reason: "errand" } };
  for (const command of way) {
    time.advanceMinutes(1);
    const reason = command === "counter:skip" || command === "counter:hold" ? { reason: "absent" } : {};
    await test.send(who, command, {
      ...reason,
      ...(command === "counter:transfer" ? input[command] : {}),
    } as never);
  }
  const ticketId = called.ok ? called.value.ticket?.id : undefined;
  if (ticketId && way.includes("counter:hold")) await test.send(who, "counter:unhold", { ticketId });
  if (ticketId && way[0] === "counter:skip") await test.send(kiosk, "ticket:return", { ticketId });
}
