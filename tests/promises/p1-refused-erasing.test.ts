/** P1: an erasing that the disk refused has not happened, also not at the next start; one that was answered has. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { device, openTestHall, staff, type TestHall } from "../../hall-server/testing.ts";

const kiosk = device("kiosk-1", "kiosk");
const manager = staff("manager", "manager");
const refused = { ok: false, error: { code: "storage-failed", params: {} } };

async function hallWithOnePerson(): Promise<{ test: TestHall; ticketId: string; list: string }> {
  const test = openTestHall({ isDemonstration: true });
  const holder = { name: "甲乙丙", phone: "19900000000" };
  const { ticket } = await test.done(kiosk, "ticket:take", { queueId: "all-round", holder });
  return { test, ticketId: ticket.id, list: `${test.folder}.erased` };
}

const persons = ({ db }: TestHall) => db.prepare("select person_id from persons").pluck().all();

test("refused by the database: the person is there, now and after a restart, and can be erased then", async () => {
  const { test, ticketId, list } = await hallWithOnePerson();
  const before = persons(test);
  const input = { commandId: crypto.randomUUID(), ticketId, reason: "本人要求" };
  test.db.pragma("query_only = ON");
  expect(await test.send(manager, "person:erase", input)).toEqual(refused);
  const restarted = test.restart();
  expect(persons(restarted)).toEqual(before);
  expect(await restarted.send(manager, "person:erase", input)).toEqual({ ok: true, value: {} });
  expect(persons(restarted)).toEqual([]);
  const again = restarted.restart();
  expect(persons(again)).toEqual([]);
  expect(readFileSync(list, "utf8").split("\n")).toContain(before[0]);
  again.hall.stop();
});

test("refused by the list of the erased: nothing of the erasing has happened", async () => {
  const { test, ticketId, list } = await hallWithOnePerson();
  const [before, position] = [persons(test), test.hall.state.position];
  // Nobody can append to a folder.
  mkdirSync(list);
  const input = { commandId: crypto.randomUUID(), ticketId, reason: "本人要求" };
  expect(await test.send(manager, "person:erase", input)).toEqual(refused);
  expect([persons(test), test.hall.state.position]).toEqual([before, position]);
  rmSync(list, { recursive: true });
  expect(await test.send(manager, "person:erase", input)).toEqual({ ok: true, value: {} });
  test.hall.stop();
});

test("refused after the commit: done, and written into the list as soon as the disk takes it, without a restart", async () => {
  const { test, ticketId, list } = await hallWithOnePerson();
  const [personId] = persons(test);
  const empty = vi.spyOn(test.hall.vault, "flushErased").mockImplementation(() => {
    throw Object.assign(new Error("refused"), { syscall: "fdatasync" });
  });
  expect((await test.send(manager, "person:erase", { ticketId, reason: "本人要求" })).ok).toBe(true);
  test.hall.tick();
  expect(readFileSync(list, "utf8").split("\n")).not.toContain(personId);
  expect(test.hall.storage.isFailing).toBe(true);
  empty.mockRestore();
  test.hall.tick();
  expect(readFileSync(list, "utf8").split("\n")).toContain(personId);
  test.hall.stop();
});

test("killed between the commit and the list: the next start writes the list", async () => {
  const { test, ticketId, list } = await hallWithOnePerson();
  const [personId] = persons(test);
  await test.done(manager, "person:erase", { ticketId, reason: "本人要求" });
  const lines = readFileSync(list, "utf8").split("\n").filter(Boolean);
  expect(lines.at(-1)).toBe(personId);
  writeFileSync(list, `${lines.slice(0, -1).join("\n")}\n`);
  const restarted = test.restart();
  expect(readFileSync(list, "utf8").split("\n")).toContain(personId);
  restarted.hall.stop();
});

test("killed while the list was being written: the torn line takes nothing with it", async () => {
  const { test, ticketId, list } = await hallWithOnePerson();
  const [personId] = persons(test);
  writeFileSync(list, "?p0123");
  await test.done(manager, "person:erase", { ticketId, reason: "本人要求" });
  const restarted = test.restart();
  expect(readFileSync(list, "utf8").split("\n")).toContain(personId);
  restarted.hall.stop();
});
