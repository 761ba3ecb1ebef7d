import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import Database from "better-sqlite3";
import { backupBeforeUpgrade } from "../operations/backup/before-upgrade.ts";
import { sync } from "../operations/backup/files.ts";
import { Explained } from "../operations/explained.ts";
import { say } from "../operations/problem.ts";
import { findLogDamage } from "./log-damage.ts";
import { migrations } from "./migrations.ts";

export type HallDatabase = Database.Database;

export interface Opening {
  /** Whose database it is to be; without it the chain of one that does not note its hall is not checked in a backup. */
  hallId?: string;
  onUpgrade?: (upgrade: { from: number; to: number; backup: string }) => void;
  /** The schema's steps, for tests of steps that are still to come. */
  steps?: readonly string[];
}

/**
 * Opens the hall's one database file and brings it to the newest schema, after a verified backup where it has an older
 * one. Write-ahead log, every commit synced (P1), deleted content overwritten (an erased person is not found in free
 * pages). Throws Explained where it cannot be opened or upgraded; then it is as it was.
 */
export function openDatabase(folder: string, opening: Opening = {}): HallDatabase {
  const isNew = mkdirSync(folder, { recursive: true }) !== undefined;
  refuseDamagedLog(folder);
  const db = new Database(join(folder, "hall.sqlite"), { timeout: 2_000 });
  try {
    // One process owns a hall: a second one on the same folder must not start.
    db.pragma("locking_mode = EXCLUSIVE");
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("cache_size = -16384");
    db.pragma("wal_autocheckpoint = 8000");
    db.pragma("secure_delete = ON");
    db.pragma("foreign_keys = ON");
    // The lock is taken by the first write.
    db.exec("begin immediate; commit");
    migrate(db, folder, opening);
    if (isNew) for (const one of [folder, dirname(resolve(folder))]) sync(one);
    return db;
  } catch (error) {
    db.close();
    if ((error as { code?: string }).code !== "SQLITE_BUSY") throw error;
    throw new Explained(
      `Another hall server has ${folder} open: stop it first, or give this one a folder of its own.`,
    );
  }
}

/** Before it is opened: SQLite would pass over what it cannot read, and empty the log. */
function refuseDamagedLog(folder: string): void {
  const damage = findLogDamage(join(folder, "hall.sqlite-wal"));
  if (damage === null) return;
  throw new Explained(
    `The database's log is damaged at frame ${damage.frame}: ${damage.commits} later writes, already answered, cannot be read. Nothing was changed: keep a copy of ${folder}, check the disk, and restore the newest backup.`,
  );
}

function migrate(db: HallDatabase, folder: string, { hallId, onUpgrade, steps = migrations }: Opening): void {
  const from = db.pragma("user_version", { simple: true }) as number;
  const to = steps.length;
  if (from > to) {
    throw new Explained(
      `The database has schema ${from}, this program knows ${to}: start the newer program again, or restore a backup.`,
    );
  }
  if (from === to) return;
  // Nothing is in a new one.
  const backup = from === 0 ? null : backUp(db, folder, hallId ?? null);
  try {
    db.transaction(() => {
      for (const step of steps.slice(from)) db.exec(step);
      db.pragma(`user_version = ${to}`);
    }).immediate();
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    throw new Explained(
      `The database could not be upgraded from schema ${from} to ${to} (${because}). It is as it was: start the program that was used before.`,
    );
  }
  if (backup !== null) onUpgrade?.({ from, to, backup });
}

function backUp(db: HallDatabase, folder: string, hallId: string | null): string {
  const outcome = backupBeforeUpgrade(db, folder, hallId);
  if (outcome.ok) return outcome.value.folder;
  throw new Explained(
    `The database is to be upgraded, but no backup could be made before, so it was left as it was. ${say(outcome.problem).en}`,
  );
}
