import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { readLastBackup } from "../backup/last-backup.ts";
import { databaseFile } from "../backup/manifest.ts";
import { backupsIn } from "../backup/shelf.ts";
import { type Finding, fine, note, problem } from "./finding.ts";

/** One a day, and two hours for it to be late. */
const oldHours = 26;

/** The newest backup wherever it was made to, or on the shelf that was named. */
export function checkBackups(dataFolder: string, shelf: string | undefined, now: number): Finding[] {
  const database = statSync(join(dataFolder, databaseFile), { throwIfNoEntry: false });
  if (!database) return [];
  const folder = resolve(dataFolder);
  const found = [readLastBackup(folder), ...shelved(shelf)].filter((one) => one !== null);
  const newest = found.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0];
  if (!newest) {
    const isYoung = now - database.birthtimeMs < oldHours * 3_600_000;
    return [(isYoung ? note : problem)("backup-none", { folder })];
  }
  const what = { folder: newest.folder, hours: Math.round((now - Date.parse(newest.madeAt)) / 3_600_000) };
  if (!existsSync(newest.folder)) return [problem("backup-gone", what)];
  if (what.hours >= oldHours) return [problem("backup-old", what)];
  const isSameDisk = statSync(newest.folder).dev === database.dev;
  return [fine("backup-fine", what), ...(isSameDisk ? [note("backup-same-disk", what)] : [])];
}

function shelved(shelf: string | undefined): { madeAt: string; folder: string }[] {
  const newest = shelf === undefined ? undefined : backupsIn(shelf).at(-1);
  return newest ? [{ madeAt: newest.manifest.madeAt, folder: newest.folder }] : [];
}
