import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openDatabase } from "../../hall-server/journal/database.ts";
import { migrations } from "../../hall-server/journal/migrations.ts";
import { readManifest } from "../../hall-server/operations/backup/manifest.ts";
import { restore } from "../../hall-server/operations/backup/restore.ts";
import { openTestHall } from "../../hall-server/testing.ts";
import { hallWithAPast, type Past, tablesOf } from "./hall-with-a-past.ts";

const firstReleased = join(import.meta.dirname, "../promises/recorded/first-released/days.sql");
const notInFirstSchema = ["properties", "probes", "recordings"];

/** What a hall of the first released schema left behind. */
async function oldHall(): Promise<Past> {
  const past = await hallWithAPast();
  past.test.hall.stop();
  const db = new Database(join(past.test.folder, "hall.sqlite"));
  db.exec("drop table properties; drop table probes; drop table recordings; pragma user_version = 1");
  db.close();
  return past;
}

function tablesWithout(tables: ReturnType<typeof tablesOf>, name: string) {
  return Object.fromEntries(Object.entries(tables).filter(([one]) => one !== name));
}

function schemaOf(folder: string): unknown {
  const db = new Database(join(folder, "hall.sqlite"), { fileMustExist: true });
  const version = db.pragma("user_version", { simple: true });
  db.close();
  return version;
}

test("upgraded at the start, after a backup that can be put back and is the old one", async () => {
  const past = await oldHall();
  const { folder, masterKey, time } = past.test;
  const old = tablesOf(folder);
  const upgrades: { from: number; to: number; backup: string }[] = [];
  openDatabase(folder, { hallId: "town", onUpgrade: (upgrade) => upgrades.push(upgrade) }).close();
  const backup = upgrades[0]?.backup ?? "";
  expect(upgrades).toEqual([{ from: 1, to: migrations.length, backup }]);
  expect(schemaOf(folder)).toBe(migrations.length);
  expect(tablesOf(folder, ["sessions", ...notInFirstSchema])).toEqual(tablesWithout(old, "sessions"));
  openTestHall({ isDemonstration: true, folder, masterKey, time }).hall.stop();

  const manifest = readManifest(backup);
  expect(manifest).toMatchObject({ ok: true, value: { schema: 1, hall: "town", reason: "upgrade" } });
  const dataFolder = join(past.root, "as-before");
  expect((await restore({ from: backup, dataFolder, masterKey, replace: false })).ok).toBe(true);
  expect(schemaOf(dataFolder)).toBe(1);
  expect(tablesOf(dataFolder, ["sessions"])).toEqual(old);
  // And from there it can be upgraded again.
  openTestHall({ isDemonstration: true, folder: dataFolder, masterKey, time }).hall.stop();
  expect(schemaOf(dataFolder)).toBe(migrations.length);
});

test("days that the first released program recorded are backed up whole, then upgraded", async () => {
  const root = mkdtempSync(join(tmpdir(), "yichuang-upgrade-"));
  const folder = join(root, "data");
  mkdirSync(folder);
  const db = new Database(join(folder, "hall.sqlite"));
  db.exec(readFileSync(firstReleased, "utf8"));
  db.close();
  const old = tablesOf(folder, []);
  let backup = "";
  openDatabase(folder, {
    hallId: "town",
    onUpgrade: (upgrade) => {
      backup = upgrade.backup;
    },
  }).close();
  expect(schemaOf(folder)).toBe(migrations.length);
  expect(tablesOf(backup, [])).toEqual(old);
  expect(readManifest(backup)).toMatchObject({ ok: true, value: { schema: 1, hall: "town" } });
  rmSync(root, { recursive: true });
});

test("a step that fails leaves the old database as it was, with a sentence", async () => {
  const past = await oldHall();
  const { folder } = past.test;
  const before = tablesOf(folder);
  const steps = [
    ...migrations,
    "create table fine (a); insert into fine values (1); insert into nowhere values (1)",
  ];
  expect(() => openDatabase(folder, { steps })).toThrow(/as it was.*program that was used before/);
  expect(schemaOf(folder)).toBe(1);
  expect(tablesOf(folder)).toEqual(before);
  expect(Object.keys(before)).not.toEqual(expect.arrayContaining(notInFirstSchema));
});

test("no backup, no upgrade", async () => {
  const past = await oldHall();
  const { folder } = past.test;
  writeFileSync(`${folder}.backups`, "a file stands where the backups go");
  expect(() => openDatabase(folder)).toThrow(/no backup could be made/);
  expect(schemaOf(folder)).toBe(1);
});

test("a damaged old database is not upgraded over", async () => {
  const past = await oldHall();
  const { folder } = past.test;
  const db = new Database(join(folder, "hall.sqlite"));
  db.exec("update facts set data = replace(data, 'A002', 'A009')");
  db.close();
  expect(() => openDatabase(folder, { hallId: "town" })).toThrow(/broken or was changed/);
  expect(schemaOf(folder)).toBe(1);
});

test("a database of this schema is opened without a backup, a new one too", async () => {
  const past = await hallWithAPast();
  expect(existsSync(`${past.test.folder}.backups`)).toBe(false);
  past.test.restart().hall.stop();
  expect(readdirSync(past.root).some((name) => name.endsWith(".backups"))).toBe(false);
});
