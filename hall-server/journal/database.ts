import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { migrations } from "./migrations.ts";

export type HallDatabase = Database.Database;

/**
 * Opens the hall's one database file and brings it to the newest schema. Write-ahead log, every commit synced
 * (P1), deleted content overwritten (an erased person is not found in free pages).
 */
export function openDatabase(folder: string): HallDatabase {
  mkdirSync(folder, { recursive: true });
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
    migrate(db);
    // The lock is taken by the first write.
    db.exec("begin immediate; commit");
    return db;
  } catch (error) {
    if ((error as { code?: string }).code !== "SQLITE_BUSY") throw error;
    throw new Error(
      `Another hall server has ${folder} open: stop it first, or give this one a folder of its own.`,
    );
  }
}

function migrate(db: HallDatabase): void {
  const version = db.pragma("user_version", { simple: true }) as number;
  if (version > migrations.length) {
    throw new Error(
      `The database has schema ${version}, this program knows ${migrations.length}: start the newer program again, or restore a backup.`,
    );
  }
  for (let next = version; next < migrations.length; next += 1) {
    db.transaction(() => {
      db.exec(migrations[next] ?? "");
      db.pragma(`user_version = ${next + 1}`);
    }).immediate();
  }
}
