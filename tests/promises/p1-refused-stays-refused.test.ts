/**
 * P1: what the disk refused does not come back after a restart. A commit whose sync failed stands whole in the
 * system's memory and often on the disk: a database that is opened again would find it and believe it.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { breakDisk, type Fault } from "./disk/failing-disk.ts";
import { readJournal } from "./disk/journal-on-disk.ts";
import { Talk, type Tokens } from "./disk/talk.ts";

let hall: HallProcess;
const tokens: Tokens = { kiosk: "demo-kiosk-1" };
const take = { queueId: "all-round" };

beforeAll(async () => {
  hall = await startHall();
});

afterAll(async () => {
  await hall.end();
});

const noSync = { calls: "fsync,fdatasync", error: "EIO" } as const;
const stories: [how: string, fault: Fault, signal: NodeJS.Signals, isMendedFirst: boolean][] = [
  ["no sync works, killed", noSync, "SIGKILL", false],
  ["no sync works, stopped", noSync, "SIGTERM", false],
  ["one sync fails, killed", { ...noSync, when: "1" }, "SIGKILL", false],
  ["no sync worked for a while, killed before anybody sends anything more", noSync, "SIGKILL", true],
  ["writes fail in the middle, killed", { calls: "pwrite64", error: "ENOSPC", when: "5+" }, "SIGKILL", false],
];

test.each(stories)("%s", async (_how, fault, signal, isMendedFirst) => {
  const first = new Talk(hall.url, tokens);
  const before = await first.done("kiosk", "ticket:take", take);
  const disk = await breakDisk(hall.pid, fault);
  const refused = await first.say("kiosk", "ticket:take", take);
  expect(refused).toEqual({ ok: false, error: { code: "storage-failed", params: {} } });
  if (isMendedFirst) await disk.mend();
  first.close();
  await hall.kill(signal);
  await disk.mend();

  const { facts } = readJournal(hall.folder, "town");
  expect(facts.at(-1)).toMatchObject({ name: "ticket-taken", data: { ticketId: before.ticket.id } });
  hall = await hall.restart();
  const again = new Talk(hall.url, tokens);
  const [, sent] = first.sent;
  if (!sent) throw new Error("nothing was refused");
  const { ticket } = (await again.again(sent)).value;
  expect(Number(ticket.number.slice(1))).toBe(Number(before.ticket.number.slice(1)) + 1);
  again.close();
});
