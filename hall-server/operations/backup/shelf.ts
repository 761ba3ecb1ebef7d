/** A folder of backups: what lies in it, oldest first, and which of it goes. */
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Manifest, readManifest } from "./manifest.ts";

export interface ShelvedBackup {
  folder: string;
  manifest: Manifest;
}

/** What is being made, and what a power cut left of that. */
export const partPrefix = ".part-";
const abandonedMs = 24 * 3_600_000;

export function backupsIn(shelf: string): ShelvedBackup[] {
  if (!existsSync(shelf)) return [];
  return readdirSync(shelf, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(partPrefix))
    .flatMap(({ name }) => {
      const folder = join(shelf, name);
      const read = readManifest(folder);
      return read.ok ? [{ folder, manifest: read.value }] : [];
    })
    .toSorted((a, b) => (a.manifest.madeAt < b.manifest.madeAt ? -1 : 1));
}

export function newestIn(shelf: string, hall: string | null): ShelvedBackup | null {
  return backupsIn(shelf).findLast(({ manifest }) => manifest.hall === hall) ?? null;
}

/** Keeps the newest `keep` of this hall, `made` in any case, and deletes the others, and what was never finished. */
export function rotate(shelf: string, made: ShelvedBackup, keep: number): string[] {
  const others = backupsIn(shelf).filter(
    ({ folder, manifest }) => folder !== made.folder && manifest.hall === made.manifest.hall,
  );
  const gone = others.slice(0, Math.max(0, others.length - (keep - 1))).map(({ folder }) => folder);
  for (const folder of [...gone, ...abandonedIn(shelf)]) rmSync(folder, { recursive: true });
  return gone;
}

function abandonedIn(shelf: string): string[] {
  return readdirSync(shelf)
    .filter((name) => name.startsWith(partPrefix))
    .map((name) => join(shelf, name))
    .filter((folder) => Date.now() - statSync(folder).mtimeMs > abandonedMs);
}
