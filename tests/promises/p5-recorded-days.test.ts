/**
 * Days that earlier programs recorded, kept as text: this program opens their database, and tells the same of them, from
 * their snapshot and from the first fact. A later program that fails here has changed the past.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { tableNames } from "../../hall-server/archive/archive.ts";
import { migrations } from "../../hall-server/journal/migrations.ts";
import { device, HandClock, openTestHall, staff } from "../../hall-server/testing.ts";
import { recordedUntil, whatIsTrue } from "./recorded/recorded-day.ts";

const recorded = join(import.meta.dirname, "recorded");
const recordings = readdirSync(recorded, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Each with its database and the backup that is made beside it before it is brought to today's schema. */
const roots: string[] = [];

afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

/** The recorded database as a file; `keeps` says whether what follows from the facts is left in it. */
function put(
  name: string,
  keeps: "everything" | "facts",
): { folder: string; rows: string[]; version: number } {
  const root = mkdtempSync(join(tmpdir(), "yichuang-recorded-"));
  roots.push(root);
  const folder = join(root, "data");
  mkdirSync(folder);
  const db = new Database(join(folder, "hall.sqlite"));
  db.exec(readFileSync(join(recorded, name, "days.sql"), "utf8"));
  const there = db.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
  // A recording of an older program has no tables that came later.
  if (keeps === "facts")
    for (const table of ["snapshots", "derived", ...tableNames])
      if (there.includes(table)) db.exec(`delete from ${table}`);
  const rows = db.prepare("select hex(hash) from facts order by position").pluck().all() as string[];
  const version = db.pragma("user_version", { simple: true }) as number;
  db.close();
  return { folder, rows, version };
}

const truthOf = (name: string): unknown =>
  JSON.parse(readFileSync(join(recorded, name, "truth.json"), "utf8"));
/** The id is in the chain of hashes; all else of today's file is free to change. */
const open = (folder: string) =>
  openTestHall({ isDemonstration: true, folder, time: new HandClock(recordedUntil), config: { id: "town" } });

test("the first released schema is among the recordings", () => {
  expect(recordings).toContain("first-released");
  expect(put("first-released", "everything").version).toBe(1);
  expect(migrations.length).toBeGreaterThanOrEqual(1);
});

test.each(recordings)("%s: read from its snapshot, everything is as it was", (name) => {
  const { folder, rows } = put(name, "everything");
  const hall = open(folder);
  expect(whatIsTrue(hall)).toEqual(truthOf(name));
  const now = hall.db.prepare("select hex(hash) from facts order by position").pluck().all();
  expect(now.slice(0, rows.length), "no row of the past was touched").toEqual(rows);
  hall.hall.stop();
});

test.each(recordings)("%s: replayed from its first fact, everything is as it was", (name) => {
  const hall = open(put(name, "facts").folder);
  expect(whatIsTrue(hall)).toEqual(truthOf(name));
  hall.hall.rebuildDerived();
  expect(whatIsTrue(hall)).toEqual(truthOf(name));
  hall.hall.stop();
});

test.each(recordings)("%s: the day goes on from there", async (name) => {
  const hall = open(put(name, "everything").folder);
  const truth = truthOf(name) as { lines: Record<string, string[]>; series: Record<string, number> };
  const last = truth.series["2026-03-05 A"] ?? 0;
  const { ticket } = await hall.done(device("kiosk-1", "kiosk"), "ticket:take", { queueId: "all-round" });
  expect(ticket.number).toBe(`A${String(last + 1).padStart(3, "0")}`);
  const clerk = staff("clerk-09");
  const free = hall.hall.config.counters.find(
    ({ id }) => (hall.hall.state.calling.counters.get(id)?.state ?? "closed") === "closed",
  );
  await hall.done(clerk, "counter:open", { counterId: free?.id ?? "" });
  const next = await hall.done(clerk, "counter:callNext");
  expect(next.ticket?.number).toBe(truth.lines["all-round"]?.[0]);
  hall.hall.stop();
});
