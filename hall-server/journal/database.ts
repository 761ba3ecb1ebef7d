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
    throw new Explained({
      zh: `另一个大厅服务器正在使用 ${folder}。请先停止它，或给这一个另用一个文件夹。`,
      en: `Another hall server has ${folder} open: stop it first, or give this one a folder of its own.`,
    });
  }
}

/** Before it is opened: SQLite would pass over what it cannot read, and empty the log. */
function refuseDamagedLog(folder: string): void {
  const damage = findLogDamage(join(folder, "hall.sqlite-wal"));
  if (damage === null) return;
  throw new Explained({
    zh: `数据库的日志在第 ${damage.frame} 帧损坏：之后已经应答过的 ${damage.commits} 次写入无法读取。什么都没有改动。请先复制保存 ${folder}，检查磁盘，再用最近的备份恢复。`,
    en: `The database's log is damaged at frame ${damage.frame}: ${damage.commits} later writes, already answered, cannot be read. Nothing was changed: keep a copy of ${folder}, check the disk, and restore the newest backup.`,
  });
}

function migrate(db: HallDatabase, folder: string, { hallId, onUpgrade, steps = migrations }: Opening): void {
  const from = db.pragma("user_version", { simple: true }) as number;
  const to = steps.length;
  if (from > to) {
    throw new Explained({
      zh: `数据库结构是第 ${from} 版，本程序只认识到第 ${to} 版。请重新使用更新的程序，或恢复备份。`,
      en: `The database has schema ${from}, this program knows ${to}: start the newer program again, or restore a backup.`,
    });
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
    throw new Explained({
      zh: `数据库无法从第 ${from} 版升级到第 ${to} 版（${because}），内容保持原样。请先用原来的程序启动。`,
      en: `The database could not be upgraded from schema ${from} to ${to} (${because}). It is as it was: start the program that was used before.`,
    });
  }
  if (backup !== null) onUpgrade?.({ from, to, backup });
}

function backUp(db: HallDatabase, folder: string, hallId: string | null): string {
  const outcome = backupBeforeUpgrade(db, folder, hallId);
  if (outcome.ok) return outcome.value.folder;
  const { zh, en } = say(outcome.problem);
  throw new Explained({
    zh: `数据库需要升级，但升级前的备份没有做成，所以保持原样。${zh}`,
    en: `The database is to be upgraded, but no backup could be made before, so it was left as it was. ${en}`,
  });
}
