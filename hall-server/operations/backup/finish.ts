/** From a copy of the database to a backup: scans, hashes, manifest, its place on the shelf. */
import { chmodSync, existsSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { erasedListOf, readErased, writeErased } from "../../people/erased-list.ts";
import { failed, type Outcome, refusedBySystem } from "../problem.ts";
import { type CheckedDatabase, checkDatabase } from "./check-database.ts";
import { blobPaths, copyFile, hashFile, linkFile, sync } from "./files.ts";
import { type BackupReason, databaseFile, type Manifest, manifestFile } from "./manifest.ts";
import { newestIn, rotate, type ShelvedBackup } from "./shelf.ts";

export interface Unfinished {
  /** Holds the copy of the database; becomes the backup. */
  part: string;
  shelf: string;
  dataFolder: string;
  hallId: string | null;
  reason: BackupReason;
  /** How many backups of this hall stay, this one included; null: all. */
  keep: number | null;
}

export type FinishedBackup = ShelvedBackup & { removed: string[] };

/** Beside the backups, and in none of them: who was erased after a backup was made must not come back with it. */
export const erasedFile = "erased";

export function finishBackup(unfinished: Unfinished): Outcome<FinishedBackup> {
  const { part, shelf, dataFolder, reason, keep } = unfinished;
  try {
    const database = join(part, databaseFile);
    const checked = checkDatabase(database, unfinished.hallId);
    if (!checked.ok) return checked;
    chmodSync(database, 0o600);
    sync(database);
    const files = [fileOf(part, databaseFile)];
    const before = newestIn(shelf, checked.value.hall);
    for (const path of blobPaths(dataFolder)) {
      const kept = keepBlob(path, unfinished, before);
      if (kept === null) return failed("file-changed", { file: path });
      files.push(kept);
    }
    const manifest = manifestOf(checked.value, reason, files);
    writeFileSync(join(part, manifestFile), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
    sync(join(part, manifestFile));
    sync(part);
    const folder = join(shelf, nameOf(manifest));
    renameSync(part, folder);
    noteErased(shelf, dataFolder);
    sync(shelf);
    const removed = keep === null ? [] : rotate(shelf, { folder, manifest }, keep);
    return { ok: true, value: { folder, manifest, removed } };
  } catch (error) {
    return refusedBySystem(error, shelf);
  }
}

type BackedUpFile = Manifest["files"][number];

function fileOf(folder: string, path: string): BackedUpFile {
  const whole = join(folder, path);
  return { path, bytes: statSync(whole).size, sha256: hashFile(whole) };
}

/**
 * A scan never changes: one that the backup before has is shared with it, so that a shelf of thirty backups is not
 * thirty times as large. What no longer has its hash is copied anew. Null when the copy differs from the original.
 */
function keepBlob(path: string, to: Unfinished, before: ShelvedBackup | null): BackedUpFile | null {
  const own = join(to.dataFolder, path);
  const known = before?.manifest.files.find((one) => one.path === path);
  if (before && known && isAsKnown(join(before.folder, path), known)) {
    linkFile(join(before.folder, path), join(to.part, path));
    return known;
  }
  if (to.reason === "upgrade") linkFile(own, join(to.part, path));
  else copyFile(own, join(to.part, path));
  const kept = fileOf(to.part, path);
  return kept.sha256 === hashFile(own) ? kept : null;
}

function isAsKnown(file: string, known: BackedUpFile): boolean {
  return existsSync(file) && statSync(file).size === known.bytes && hashFile(file) === known.sha256;
}

function manifestOf(checked: CheckedDatabase, reason: BackupReason, files: BackedUpFile[]): Manifest {
  const { hall, schema, position, chainHash } = checked;
  return { format: 1, hall, schema, position, chainHash, madeAt: new Date().toISOString(), reason, files };
}

/** Sorts by time; no colons, which some disks refuse. */
function nameOf({ hall, madeAt, position }: Manifest): string {
  return `${hall ?? "hall"}-${madeAt.replaceAll(":", "")}-${position}`;
}

/** The newest list replaces the one there: it only ever grows. */
function noteErased(shelf: string, dataFolder: string): void {
  const ids = new Set([...readErased(join(shelf, erasedFile)), ...readErased(erasedListOf(dataFolder))]);
  if (ids.size > 0) writeErased(join(shelf, erasedFile), [...ids]);
}
