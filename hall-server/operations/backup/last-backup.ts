import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import type { ShelvedBackup } from "./shelf.ts";

/** Where the newest backup is, wherever it was made to; beside the data folder, so that a check-up finds it. */
const lastBackup = z.object({ madeAt: z.iso.datetime(), folder: z.string(), position: z.int() });
type LastBackup = z.infer<typeof lastBackup>;

const fileOf = (dataFolder: string) => `${resolve(dataFolder)}.last-backup.json`;

export function noteLastBackup(dataFolder: string, { folder, manifest }: ShelvedBackup): void {
  const file = fileOf(dataFolder);
  const last: LastBackup = { madeAt: manifest.madeAt, folder, position: manifest.position };
  try {
    writeFileSync(`${file}.part`, `${JSON.stringify(last)}\n`, { mode: 0o600 });
    renameSync(`${file}.part`, file);
  } catch {
    // The backup is there all the same; a check-up that does not find it says so, which is the safe side.
  }
}

export function readLastBackup(dataFolder: string): LastBackup | null {
  try {
    return lastBackup.parse(JSON.parse(readFileSync(fileOf(dataFolder), "utf8")));
  } catch {
    // None was made, or what stands there is none: then none is known.
    return null;
  }
}
