import { mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type Database from "better-sqlite3";
import { type Outcome, refusedBySystem } from "../problem.ts";
import { makeFolder } from "./files.ts";
import { type FinishedBackup, finishBackup } from "./finish.ts";
import { noteLastBackup } from "./last-backup.ts";
import { databaseFile } from "./manifest.ts";
import { partPrefix } from "./shelf.ts";

/** A verified backup beside the data folder, made by whoever holds the database, before anything of it is changed. */
export function backupBeforeUpgrade(
  db: Database.Database,
  dataFolder: string,
  hallId: string | null,
): Outcome<FinishedBackup> {
  const shelf = `${resolve(dataFolder)}.backups`;
  let part: string | null = null;
  try {
    makeFolder(shelf);
    part = mkdtempSync(join(shelf, partPrefix));
    db.prepare("vacuum into ?").run(join(part, databaseFile));
    const reason = "upgrade";
    const finished = finishBackup({
      part,
      shelf,
      dataFolder: resolve(dataFolder),
      hallId,
      reason,
      keep: null,
    });
    if (finished.ok) noteLastBackup(dataFolder, finished.value);
    return finished;
  } catch (error) {
    return refusedBySystem(error, shelf);
  } finally {
    if (part !== null) rmSync(part, { recursive: true, force: true });
  }
}
