/** A backup is put back: verified first, then moved into place whole. Nothing that is there is deleted. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import Database from "better-sqlite3";
import { keyFit } from "../../journal/identity.ts";
import { erasedListOf, readErased, writeErased } from "../../people/erased-list.ts";
import { deriveKeys } from "../../people/keys.ts";
import { askControl } from "../control.ts";
import { failed, type Outcome, refusedBySystem } from "../problem.ts";
import { checkDatabase } from "./check-database.ts";
import { copyFile, hashFile, sync } from "./files.ts";
import { erasedFile } from "./finish.ts";
import { databaseFile, type Manifest, readManifest } from "./manifest.ts";

export interface RestoreWish {
  from: string;
  dataFolder: string;
  masterKey: Buffer;
  /** Moves aside what is there; else a folder that is not empty is refused. */
  replace: boolean;
}

export interface Restored {
  manifest: Manifest;
  /** Persons that the backup still held and that were erased since. */
  erasedAgain: number;
  /** Where the folder that was there is now. */
  movedTo: string | null;
}

export async function restore(wish: RestoreWish): Promise<Outcome<Restored>> {
  const from = resolve(wish.from);
  const dataFolder = resolve(wish.dataFolder);
  const read = readManifest(from);
  if (!read.ok) return read;
  const isOccupied = existsSync(dataFolder) && readdirSync(dataFolder).length > 0;
  if (await isRunning(dataFolder)) return failed("hall-is-running", { folder: dataFolder });
  if (isOccupied && !wish.replace) return failed("folder-not-empty", { folder: dataFolder });
  let stage: string | null = null;
  try {
    mkdirSync(dirname(dataFolder), { recursive: true });
    stage = mkdtempSync(`${dataFolder}.restoring-`);
    const brought = bringFiles(from, stage, read.value);
    if (!brought.ok) return brought;
    const lists = [join(dirname(from), erasedFile), erasedListOf(dataFolder)];
    const erased = [...new Set(lists.flatMap(readErased))];
    const ready = makeReady(join(stage, databaseFile), read.value, wish.masterKey, erased);
    if (!ready.ok) return ready;
    if (erased.length > 0) writeErased(erasedListOf(dataFolder), erased);
    const movedTo = isOccupied
      ? `${dataFolder}.replaced-${new Date().toISOString().replaceAll(":", "")}`
      : null;
    if (movedTo !== null) renameSync(dataFolder, movedTo);
    else rmSync(dataFolder, { recursive: true, force: true });
    renameSync(stage, dataFolder);
    sync(dirname(dataFolder));
    return { ok: true, value: { manifest: read.value, erasedAgain: ready.value, movedTo } };
  } catch (error) {
    return refusedBySystem(error, dataFolder);
  } finally {
    if (stage !== null) rmSync(stage, { recursive: true, force: true });
  }
}

/** Copied first and looked at then: what is verified is what will be used. */
function bringFiles(from: string, stage: string, manifest: Manifest): Outcome<null> {
  for (const { path, bytes, sha256 } of manifest.files) {
    if (!existsSync(join(from, path))) return failed("backup-file-missing", { file: path });
    const copy = join(stage, path);
    copyFile(join(from, path), copy);
    if (statSync(copy).size !== bytes || hashFile(copy) !== sha256) {
      return failed("backup-file-changed", { file: path });
    }
  }
  const hasDatabase = manifest.files.some(({ path }) => path === databaseFile);
  return hasDatabase ? { ok: true, value: null } : failed("backup-file-missing", { file: databaseFile });
}

/** The number of persons that were erased again. */
function makeReady(
  file: string,
  manifest: Manifest,
  masterKey: Buffer,
  erased: readonly string[],
): Outcome<number> {
  const checked = checkDatabase(file, manifest.hall);
  if (!checked.ok) return checked;
  const { position, chainHash } = checked.value;
  if (position !== manifest.position || chainHash !== manifest.chainHash) return failed("backup-differs");
  const db = new Database(file, { fileMustExist: true });
  try {
    if (keyFit(db, deriveKeys(masterKey)) === "wrong") return failed("key-wrong");
    db.pragma("secure_delete = ON");
    const eraseTexts = db.prepare("delete from texts where person_id = ?");
    const erase = db.prepare("delete from persons where person_id = ?");
    let count = 0;
    db.transaction(() => {
      for (const personId of erased) {
        eraseTexts.run(personId);
        count += erase.run(personId).changes;
      }
      // Who signed out since must not be signed in again.
      db.exec("delete from sessions");
    })();
    return { ok: true, value: count };
  } finally {
    db.close();
    sync(file);
  }
}

/** By its socket, or, where that is not ours to open, by its lock. */
async function isRunning(dataFolder: string): Promise<boolean> {
  if ((await askControl(dataFolder, "GET", "/status")) !== null) return true;
  const file = join(dataFolder, databaseFile);
  if (!existsSync(file)) return false;
  try {
    const db = new Database(file, { fileMustExist: true, timeout: 0 });
    try {
      db.pragma("user_version");
    } finally {
      db.close();
    }
  } catch (error) {
    // Anything else that is wrong with it is the reason for restoring.
    return (error as { code?: string }).code === "SQLITE_BUSY";
  }
  return false;
}
