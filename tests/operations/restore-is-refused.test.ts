import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeAll, expect, test } from "vitest";
import { hashFile } from "../../hall-server/operations/backup/files.ts";
import { type Restored, restore } from "../../hall-server/operations/backup/restore.ts";
import type { Outcome } from "../../hall-server/operations/problem.ts";
import { openTestHall } from "../../hall-server/testing.ts";
import { run } from "./command.ts";
import { hallWithAPast, type Past, stoppedAndBackedUp } from "./hall-with-a-past.ts";

let past: Past;
let backup: string;
let copies = 0;

beforeAll(async () => {
  past = await hallWithAPast();
  backup = (await stoppedAndBackedUp(past)).folder;
});

/** A copy of the backup with something done to it, and what restoring that says. */
async function restored(
  damage: (folder: string) => void,
  masterKey = past.test.masterKey,
): Promise<{ outcome: Outcome<Restored>; target: string }> {
  copies += 1;
  const from = join(past.root, `damaged-${copies}`);
  cpSync(backup, from, { recursive: true });
  damage(from);
  const target = join(past.root, `target-${copies}`);
  return { outcome: await restore({ from, dataFolder: target, masterKey, replace: false }), target };
}

function flipByte(file: string): void {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

const databaseOf = (folder: string) => join(folder, "hall.sqlite");
const manifestOf = (folder: string) => join(folder, "manifest.json");

/** As somebody would who wants it to look whole: the manifest has the new file's hash. */
function rewriteHash(folder: string): void {
  const manifest = JSON.parse(readFileSync(manifestOf(folder), "utf8"));
  manifest.files[0].sha256 = hashFile(databaseOf(folder));
  manifest.files[0].bytes = readFileSync(databaseOf(folder)).length;
  writeFileSync(manifestOf(folder), JSON.stringify(manifest));
}

function inDatabase(folder: string, statement: string): void {
  const db = new Database(databaseOf(folder));
  db.exec(statement);
  db.close();
  rewriteHash(folder);
}

test.each<[string, (folder: string) => void, string]>([
  ["without a manifest", (folder) => rmSync(manifestOf(folder)), "not-a-backup"],
  ["with half a manifest", (folder) => writeFileSync(manifestOf(folder), '{"format":1,'), "not-a-backup"],
  ["with a changed bit in the database", (folder) => flipByte(databaseOf(folder)), "backup-file-changed"],
  ["without the database", (folder) => rmSync(databaseOf(folder)), "backup-file-missing"],
  [
    "without its scans",
    (folder) => rmSync(join(folder, "blobs"), { recursive: true }),
    "backup-file-missing",
  ],
  [
    "with a changed fact and a manifest to fit",
    (folder) => inDatabase(folder, "update facts set at = at + 1 where position = 3"),
    "chain-broken",
  ],
  [
    "with facts cut off and a manifest to fit",
    (folder) => inDatabase(folder, "delete from facts where position > 3"),
    "backup-differs",
  ],
  ["of a newer program", (folder) => inDatabase(folder, "pragma user_version = 99"), "schema-newer"],
  [
    "that is no database",
    (folder) => {
      writeFileSync(databaseOf(folder), "x".repeat(9_000));
      rewriteHash(folder);
    },
    "database-damaged",
  ],
])("a backup %s is refused and nothing is made of it", async (_what, damage, code) => {
  const { outcome, target } = await restored(damage);
  expect(outcome).toMatchObject({ ok: false, problem: { code } });
  expect(existsSync(target)).toBe(false);
  expect(readdirSync(past.root).filter((name) => name.includes(".restoring-"))).toEqual([]);
});

test("a manifest cannot lead out of its folder", async () => {
  const { outcome } = await restored((folder) => {
    const manifest = JSON.parse(readFileSync(manifestOf(folder), "utf8"));
    manifest.files.push({ path: "../../data/hall.sqlite", bytes: 1, sha256: "0".repeat(64) });
    writeFileSync(manifestOf(folder), JSON.stringify(manifest));
  });
  expect(outcome).toMatchObject({ ok: false, problem: { code: "not-a-backup" } });
});

test("another key is refused", async () => {
  const { outcome, target } = await restored(() => {}, randomBytes(32));
  expect(outcome).toMatchObject({ ok: false, problem: { code: "key-wrong" } });
  expect(existsSync(target)).toBe(false);
});

test("what is in the folder stays unless it is to be replaced, and then it is moved aside", async () => {
  const dataFolder = join(past.root, "occupied");
  mkdirSync(dataFolder);
  writeFileSync(join(dataFolder, "keep.txt"), "mine");
  const wish = { from: backup, dataFolder, masterKey: past.test.masterKey };
  const refused = await restore({ ...wish, replace: false });
  expect(refused).toMatchObject({ ok: false, problem: { code: "folder-not-empty" } });
  expect(readdirSync(dataFolder)).toEqual(["keep.txt"]);

  const replaced = await restore({ ...wish, replace: true });
  const aside = replaced.ok ? (replaced.value.movedTo ?? "") : "";
  expect(readFileSync(join(aside, "keep.txt"), "utf8")).toBe("mine");
  expect(readdirSync(dataFolder)).toContain("hall.sqlite");
});

test("a folder that a hall has open is refused, also to be replaced", async () => {
  const dataFolder = join(past.root, "running");
  const { masterKey, time } = past.test;
  const running = openTestHall({ folder: dataFolder, time });
  const outcome = await restore({ from: backup, dataFolder, masterKey, replace: true });
  expect(outcome).toMatchObject({ ok: false, problem: { code: "hall-is-running" } });
  running.hall.stop();
});

test("the command says so in both languages and with its code", async () => {
  const keyFile = join(past.root, "other.key");
  writeFileSync(keyFile, randomBytes(32).toString("base64"), { mode: 0o600 });
  const args = ["--from", backup, "--data", join(past.root, "by-command"), "--key-file", keyFile];
  const ran = await run("restore", args);
  expect(ran.code).toBe(1);
  expect(ran.err).toContain("主密钥与数据库不匹配");
  expect(ran.err).toContain("The master key does not fit the database");
  expect((await run("restore", ["--from", backup])).code).toBe(2);
});
