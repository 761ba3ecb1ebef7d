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
import { tableNames } from "../../hall-server/archive/archive.ts";
import { openDatabase } from "../../hall-server/journal/database.ts";
import { migrations } from "../../hall-server/journal/migrations.ts";
import { readManifest } from "../../hall-server/operations/backup/manifest.ts";
import { restore } from "../../hall-server/operations/backup/restore.ts";
import { openTestHall } from "../../hall-server/testing.ts";
import { hallWithAPast, type Past, tablesOf } from "./hall-with-a-past.ts";

const firstReleased = join(import.meta.dirname, "../promises/recorded/first-released/days.sql");

interface Column {
  table: string;
  name: string;
}

const columnsOf = (db: Database.Database) =>
  db
    .prepare<[], Column>(
      `select m.name as "table", c.name as name from sqlite_schema m, pragma_table_info(m.name) c where m.type = 'table'`,
    )
    .all();

const first = new Database(":memory:");
first.exec(migrations[0] ?? "");
const firstColumns = columnsOf(first).map(({ table, name }) => `${table}.${name}`);
const firstTables = new Set(columnsOf(first).map(({ table }) => table));
first.close();

/** Tables and columns that later steps have added. */
function laterThanFirst(db: Database.Database): { tables: string[]; columns: Column[] } {
  const later = columnsOf(db).filter(({ table, name }) => !firstColumns.includes(`${table}.${name}`));
  return {
    tables: [...new Set(later.map(({ table }) => table))].filter((table) => !firstTables.has(table)),
    columns: later.filter(({ table }) => firstTables.has(table)),
  };
}

/** What a hall of the first released schema left behind. */
async function oldHall(): Promise<Past> {
  const past = await hallWithAPast();
  past.test.hall.stop();
  const db = new Database(join(past.test.folder, "hall.sqlite"));
  const { tables, columns } = laterThanFirst(db);
  db.pragma("foreign_keys = off");
  for (const table of tables) db.exec(`drop table ${table}`);
  for (const { table, name } of columns) db.exec(`alter table ${table} drop column ${name}`);
  db.pragma("user_version = 1");
  db.close();
  return past;
}

/** As the first program would read it: without what came later. */
function asBefore(folder: string, except: readonly string[]) {
  const db = new Database(join(folder, "hall.sqlite"), { fileMustExist: true });
  const { tables, columns } = laterThanFirst(db);
  db.close();
  const added = new Set(columns.map(({ table, name }) => `${table}.${name}`));
  const kept = Object.entries(tablesOf(folder, [...except, ...tables])).map(([table, rows]) => [
    table,
    rows.map((row) =>
      Object.fromEntries(Object.entries(row as object).filter(([name]) => !added.has(`${table}.${name}`))),
    ),
  ]);
  return Object.fromEntries(kept);
}

function tablesWithout(tables: ReturnType<typeof tablesOf>, names: readonly string[]) {
  return Object.fromEntries(Object.entries(tables).filter(([one]) => !names.includes(one)));
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
  const derived = [...tableNames, "derived"];
  expect(asBefore(folder, ["sessions", ...derived])).toEqual(tablesWithout(old, ["sessions", ...derived]));
  openTestHall({ isDemonstration: true, folder, masterKey, time }).hall.stop();
  // What follows from the facts is written anew at the start, and is what it was.
  const now = asBefore(folder, []);
  for (const name of ["ended_tickets", "ratings", "day_figures"]) expect(now[name]).toEqual(old[name]);

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
  expect(Object.keys(before).filter((name) => !firstTables.has(name))).toEqual([]);
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
