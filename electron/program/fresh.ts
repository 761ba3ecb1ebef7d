/** The shell's program as it was bundled last, for a development machine and the tests. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const programsFolder = join(root, "node_modules", ".cache", "shell");
export const madeFromFile = join(programsFolder, "made-from.json");

/** What the program was made from; any change of it, also of a package, makes it old. */
export interface MadeFrom {
  root: string;
  /** Where main.mjs, preload.cjs and line.mjs are. */
  folder: string;
  inputs: FileState[];
}

/** Path, bytes, time of the last change in milliseconds. */
export type FileState = readonly [path: string, size: number, changedAt: number];

export function stateOf(path: string): FileState {
  const { size, mtimeMs } = statSync(path);
  return [path, size, mtimeMs];
}

/** Its folder, or null where there is none or a source has changed since. */
export function freshProgram(file = madeFromFile): string | null {
  try {
    const madeFrom = JSON.parse(readFileSync(file, "utf8")) as MadeFrom;
    const isFresh =
      madeFrom.root === root &&
      statSync(join(madeFrom.folder, "main.mjs")).isFile() &&
      madeFrom.inputs.every(([path, size, changedAt]) => {
        const now = statSync(path);
        return now.size === size && now.mtimeMs === changedAt;
      });
    return isFresh ? madeFrom.folder : null;
  } catch {
    // Never built, or a source is gone.
    return null;
  }
}
