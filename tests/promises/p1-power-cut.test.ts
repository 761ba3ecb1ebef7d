/**
 * P1: the power goes. From the trace of a real server the disk is put together as it may be found afterwards: what was
 * synced is there, of what was written since then any sectors or none, in any order. No real disk can be worse that
 * keeps what it says it has synced.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findLogDamage } from "../../hall-server/journal/log-damage.ts";
import { type HallProcess, signIn, startHall } from "../hall/hall-process.ts";
import { readJournal } from "./disk/journal-on-disk.ts";
import { seededChance } from "./disk/seeded.ts";
import { Talk, type Tokens } from "./disk/talk.ts";
import { type Call, ticketsIn, traceCalls } from "./disk/trace.ts";
import { extent } from "./extent.ts";

const sectorBytes = 512;
const rounds = extent(12, 60);
const cuts = extent(60, 10_000);
const chance = seededChance();
const tokens: Tokens = { kiosk: "demo-kiosk-1" };
let hall: HallProcess;

beforeAll(async () => {
  hall = await startHall();
  for (const who of ["clerk-01", "manager"]) tokens[who] = await signIn(hall.url, who);
});

afterAll(async () => {
  await hall.end();
});

/** Takes, calls, ratings, and erasings: after each of those the log is emptied into the database. */
async function work(): Promise<void> {
  const talk = new Talk(hall.url, tokens);
  await talk.done("clerk-01", "counter:open", { counterId: "1" });
  for (let round = 0; round < rounds; round += 1) {
    const holder = { name: `甲${round}`, phone: "19900000000" };
    const [{ ticket }] = await Promise.all(
      [1, 2, 3].map(() => talk.done("kiosk", "ticket:take", { queueId: "all-round", holder })),
    );
    for (const step of ["callNext", "start", "finish"]) await talk.done("clerk-01", `counter:${step}`);
    if (round % 4 === 3)
      await talk.done("manager", "person:erase", { ticketId: ticket.id, reason: "本人要求" });
  }
  talk.close();
}

interface File {
  synced: Buffer;
  since: Exclude<Call, { kind: "send" }>[];
}

/** The disk as it goes through the trace. */
class Disk {
  readonly #files = new Map<string, File>();

  constructor(folder: string) {
    for (const name of ["hall.sqlite", "hall.sqlite-wal"]) {
      this.#files.set(name, { synced: readFileSync(join(folder, name)), since: [] });
    }
  }

  take(call: Call): void {
    if (call.kind === "send") return;
    const file = this.#files.get(basename(call.file));
    if (!file) return;
    if (call.kind !== "sync") {
      file.since.push(call);
      return;
    }
    for (const one of file.since) file.synced = applied(file.synced, one, () => true);
    file.since = [];
  }

  /** Writes what the power cut leaves. `kept` of 1 keeps every sector that was not synced, 0 none. */
  cut(folder: string, kept: number): void {
    for (const [name, { synced, since }] of this.#files) {
      const left = since.reduce((bytes, call) => applied(bytes, call, () => chance.next() < kept), synced);
      writeFileSync(join(folder, name), left);
    }
  }
}

function applied(bytes: Buffer, call: File["since"][number], isKept: () => boolean): Buffer {
  if (call.kind === "sync") return bytes;
  if (call.kind === "cut") return isKept() ? Buffer.concat([bytes], call.size) : bytes;
  const size = Math.max(bytes.length, call.offset + call.bytes.length);
  const after = Buffer.concat([bytes], size);
  let from = 0;
  while (from < call.bytes.length) {
    const to = from + sectorBytes - ((call.offset + from) % sectorBytes);
    if (isKept()) call.bytes.copy(after, call.offset + from, from, Math.min(to, call.bytes.length));
    from = to;
  }
  return after;
}

test(`${cuts} power cuts: whatever anybody was told is there, and the chain holds`, async () => {
  const disk = new Disk(hall.folder);
  const trace = await traceCalls(hall.pid);
  await work();
  const calls = await trace.end();
  expect(calls.filter(({ kind }) => kind === "cut").length, "the log was emptied").toBeGreaterThan(0);

  const moments = Array.from({ length: cuts }, () => chance.below(calls.length)).toSorted((a, b) => a - b);
  const told = new Set<string>();
  const folder = mkdtempSync(join(tmpdir(), "yichuang-cut-"));
  let done = 0;
  for (const moment of moments) {
    for (; done <= moment; done += 1) {
      const call = calls[done];
      if (!call) break;
      disk.take(call);
      if (call.kind === "send" && call.text.includes('"ok":true'))
        for (const one of ticketsIn(call.text)) told.add(one);
    }
    disk.cut(folder, chance.pick([0, 0.5, 0.9, 1]));
    const what = `seed ${chance.seed}, after call ${moment}`;
    expect(findLogDamage(join(folder, "hall.sqlite-wal")), what).toBeNull();
    const { facts } = readJournal(folder, "town");
    const there = new Set(facts.map(({ data }) => data.ticketId));
    expect(
      [...told].filter((ticketId) => !there.has(ticketId)),
      what,
    ).toEqual([]);
  }
  expect(told.size).toBeGreaterThan(rounds);
  rmSync(folder, { recursive: true });
});
