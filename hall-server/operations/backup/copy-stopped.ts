import { existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { failed, type Outcome } from "../problem.ts";
import { copyFile } from "./files.ts";
import { databaseFile } from "./manifest.ts";

const files = [databaseFile, `${databaseFile}-wal`];
const tries = 3;

/**
 * Copies the database of a hall that is not running, with what a killed server left beside it, reading only: SQLite
 * would leave files of its own in the folder. A hall that does run is noticed, because its files change meanwhile.
 */
export function copyStopped(dataFolder: string, to: string): Outcome<null> {
  if (!existsSync(join(dataFolder, databaseFile))) return failed("no-database", { folder: dataFolder });
  for (let i = 0; i < tries; i += 1) {
    const before = stateOf(dataFolder);
    for (const file of files) {
      rmSync(join(to, file), { force: true });
      if (existsSync(join(dataFolder, file))) copyFile(join(dataFolder, file), join(to, file));
    }
    if (stateOf(dataFolder) === before) return { ok: true, value: null };
  }
  return failed("hall-runs-out-of-reach", { folder: dataFolder });
}

function stateOf(dataFolder: string): string {
  return files
    .map((file) => statSync(join(dataFolder, file), { bigint: true, throwIfNoEntry: false }))
    .map((stat) => (stat ? `${stat.ino} ${stat.size} ${stat.mtimeNs}` : "none"))
    .join(" · ");
}
