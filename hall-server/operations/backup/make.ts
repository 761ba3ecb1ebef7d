import { mkdtempSync, rmSync, statfsSync, statSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { failed, type Outcome, refusedBySystem } from "../problem.ts";
import { copyStopped } from "./copy-stopped.ts";
import { makeFolder } from "./files.ts";
import { type FinishedBackup, finishBackup, type Unfinished } from "./finish.ts";
import { noteLastBackup } from "./last-backup.ts";
import { type BackupReason, databaseFile } from "./manifest.ts";
import { partPrefix } from "./shelf.ts";

export interface BackupWish {
  dataFolder: string;
  shelf: string;
  hallId: string | null;
  reason: BackupReason;
  keep: number | null;
}

export interface BackupSteps {
  /** Brings a consistent copy of the database to this file. */
  copy: (file: string) => Promise<Outcome<null>>;
  finish: (unfinished: Unfinished) => Promise<Outcome<FinishedBackup>> | Outcome<FinishedBackup>;
}

/** Room that must be left on the disk that backups go to. */
const roomLeftBytes = 64 * 1024 * 1024;

/** Whole, verified and synced, or nothing on the shelf and a problem. */
export async function makeBackup(wish: BackupWish, steps: BackupSteps): Promise<Outcome<FinishedBackup>> {
  const shelf = resolve(wish.shelf);
  const dataFolder = resolve(wish.dataFolder);
  if (`${shelf}${sep}`.startsWith(`${dataFolder}${sep}`)) return failed("shelf-in-data", { folder: shelf });
  let part: string | null = null;
  try {
    makeFolder(shelf);
    const room = hasRoom(shelf, dataFolder);
    if (!room.ok) return room;
    part = mkdtempSync(join(shelf, partPrefix));
    const copied = await steps.copy(join(part, databaseFile));
    if (!copied.ok) return copied;
    const finished = await steps.finish({ ...wish, part, shelf, dataFolder });
    if (finished.ok) noteLastBackup(dataFolder, finished.value);
    return finished;
  } catch (error) {
    return refusedBySystem(error, shelf);
  } finally {
    if (part !== null) rmSync(part, { recursive: true, force: true });
  }
}

/** Of a hall that is stopped, in this very process. */
export function backupStopped(wish: BackupWish): Promise<Outcome<FinishedBackup>> {
  return makeBackup(wish, {
    copy: async (file) => copyStopped(resolve(wish.dataFolder), resolve(file, "..")),
    finish: finishBackup,
  });
}

/** Scans are not counted: most of them are shared with the backup before. */
function hasRoom(shelf: string, dataFolder: string): Outcome<null> {
  const { bavail, bsize } = statfsSync(shelf);
  const size = statSync(join(dataFolder, databaseFile), { throwIfNoEntry: false })?.size ?? 0;
  const [free, needed] = [bavail * bsize, size + roomLeftBytes];
  if (free >= needed) return { ok: true, value: null };
  return failed("no-room", { folder: shelf, freeMb: toMb(free), neededMb: toMb(needed) });
}

function toMb(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
