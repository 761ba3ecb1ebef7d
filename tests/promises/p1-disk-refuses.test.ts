/** P1: the disk under a real server refuses, in every way that a disk has. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HallProcess, signIn, startHall } from "../hall/hall-process.ts";
import type { Sent } from "./disk/crowd.ts";
import { breakDisk, type Fault } from "./disk/failing-disk.ts";
import { readJournal } from "./disk/journal-on-disk.ts";
import { Ledger } from "./disk/settled.ts";
import { Talk, type Tokens } from "./disk/talk.ts";

let hall: HallProcess;
let talk: Talk;
const tokens: Tokens = { kiosk: "demo-kiosk-1", screen: "demo-screen-1", phone: undefined };
const refused = { ok: false, error: { code: "storage-failed", params: {} } };

beforeAll(async () => {
  hall = await startHall();
  for (const who of ["clerk-01", "clerk-02", "manager"]) tokens[who] = await signIn(hall.url, who);
  talk = new Talk(hall.url, tokens);
  await talk.done("clerk-01", "counter:open", { counterId: "1" });
  await talk.done("clerk-02", "counter:open", { counterId: "2" });
});

afterAll(async () => {
  talk.close();
  await hall.end();
});

const everyWrite = "pwrite64,ftruncate,fsync,fdatasync";
const faults: [what: string, fault: Fault][] = [
  ["no sync works", { calls: "fsync,fdatasync", error: "EIO" }],
  ["no write works", { calls: "pwrite64", error: "EIO" }],
  ["writes fail in the middle of a group", { calls: "pwrite64", error: "EIO", when: "4+" }],
  ["the disk is full", { calls: "pwrite64", error: "ENOSPC" }],
  ["the disk becomes full in the middle of a group", { calls: "pwrite64", error: "ENOSPC", when: "7+" }],
  ["the disk is read-only", { calls: everyWrite, error: "EROFS" }],
  ["nothing works but reading", { calls: everyWrite, error: "EIO" }],
];

test.each(faults)(
  "%s: all is refused, nothing changes, everything can be read, and the hall goes on",
  async (_, fault) => {
    const { cancelled, finished } = await busyHall();
    const before = await everythingShown();
    const disk = await breakDisk(hall.pid, fault);
    const group: Sent[] = [
      ...[1, 2, 3, 4].map((n) =>
        command("kiosk", "ticket:take", { queueId: "all-round", holder: { name: `甲${n}` } }),
      ),
      command("kiosk", "ticket:cancel", { ticketId: cancelled }),
      command("clerk-01", "counter:callNext"),
      command("clerk-02", "counter:start"),
      command("phone", "rating:submit", { token: finished, level: 5, tags: [] }),
      command("manager", "pairing:create", { kind: "pad", place: "1" }),
    ];
    for (let time = 1; time <= 3; time += 1) {
      const answers = await Promise.all(group.map((one) => talk.again(one)));
      expect(answers).toEqual(group.map(() => refused));
    }
    const signingIn = await fetch(`${hall.url}/api/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ user: "clerk-03", password: "demo-only" }),
    });
    expect([signingIn.status, await signingIn.json()]).toEqual([503, refused]);
    expect(await everythingShown()).toEqual(before);

    await disk.mend();
    expect(await everythingShown()).toEqual(before);
    await settle(group);
  },
);

test("one sync fails and the next one works: what was refused is not there, and is done when it is sent again", async () => {
  await busyHall();
  const before = await everythingShown();
  const disk = await breakDisk(hall.pid, { calls: "fsync,fdatasync", error: "EIO", when: "1" });
  const take = command("kiosk", "ticket:take", { queueId: "all-round" });
  expect(await talk.again(take)).toEqual(refused);
  expect(await everythingShown()).toEqual(before);
  await settle([take]);
  await disk.mend();
});

test("the log can be written and the database behind it cannot: commands go on, and it is caught up with later", async () => {
  const { ticket } = await talk.done("kiosk", "ticket:take", { queueId: "errands", holder: { name: "甲" } });
  const disk = await breakDisk(hall.pid, {
    calls: "fsync,fdatasync",
    error: "EIO",
    file: join(hall.folder, "hall.sqlite"),
  });
  // An erasing empties the log into the database, so that no old page of it keeps a name.
  await talk.done("manager", "person:erase", { ticketId: ticket.id, reason: "本人要求" });
  await talk.done("kiosk", "ticket:take", { queueId: "errands" });
  const log = join(hall.folder, "hall.sqlite-wal");
  expect(statSync(log).size).toBeGreaterThan(0);
  await disk.mend();
  await expect.poll(() => statSync(log).size).toBe(0);
});

test("killed after all that: every acknowledged command is in the journal once, the refused ones are not, the chain holds", async () => {
  talk.close();
  await hall.kill("SIGKILL");
  const { facts } = readJournal(hall.folder, "town");
  const ledger = new Ledger();
  for (const one of talk.sent) ledger.answered(one);
  ledger.read(facts, []);
  hall = await hall.restart();
  const { sent } = talk;
  talk = new Talk(hall.url, tokens);
  for (const one of sent) if (one.answer?.ok) expect(await talk.again(one)).toEqual(one.answer);
});

function command(who: string, name: string, input: object = {}): Sent {
  return { who, name, input: { commandId: crypto.randomUUID(), ...input }, answer: null };
}

/** Sends again what was refused: now all of it is done, and said again it is the same answer. */
async function settle(group: Sent[]): Promise<void> {
  for (const one of group) {
    one.answer = await talk.again(one);
    expect(one.answer, one.name).toMatchObject({ ok: true });
    talk.sent.push(one);
    expect(await talk.again(one)).toEqual(one.answer);
  }
}

/** Counter 1 is free, counter 2 has called somebody, somebody waits, somebody was served and may rate it. */
async function busyHall(): Promise<{ cancelled: string; finished: string }> {
  const tickets = [];
  for (let i = 0; i < 4; i += 1)
    tickets.push(await talk.done("kiosk", "ticket:take", { queueId: "all-round" }));
  const cancelled = await talk.done("kiosk", "ticket:take", { queueId: "all-round" });
  for (const clerk of ["clerk-01", "clerk-02"]) {
    for (const step of ["counter:start", "counter:finish"]) await talk.say(clerk, step);
  }
  const { ticket } = await talk.done("clerk-01", "counter:callNext");
  await talk.done("clerk-01", "counter:start");
  await talk.done("clerk-01", "counter:finish");
  await talk.done("clerk-02", "counter:callNext");
  const of = talk.sent.find(
    ({ answer }) => answer?.ok && answer.value.token && answer.value.ticket.id === ticket.id,
  );
  return { cancelled: cancelled.ticket.id, finished: of?.answer.value.token };
}

/** What the pages show of the tickets, less what only time changes. */
async function everythingShown(): Promise<unknown> {
  const [list, kiosk, screen, first, second, health] = await Promise.all([
    talk.ask("manager", "tickets:list", { limit: 200 }),
    talk.view("kiosk", "kiosk"),
    talk.view("screen", "screen"),
    talk.view("clerk-01", "counter", { counterId: "1" }),
    talk.view("clerk-02", "counter", { counterId: "2" }),
    fetch(`${hall.url}/healthz`),
  ]);
  expect(list.ok && health.ok).toBe(true);
  const shown = { list, kiosk, called: screen.called, next: screen.next, first, second };
  return JSON.parse(JSON.stringify(shown, (key, value) => (timely.has(key) ? undefined : value)));
}

const timely = new Set(["wait", "waitedMinutes", "averageMinutes"]);
