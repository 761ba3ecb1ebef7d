/** The server's program in one file, from `build.ts`: two hundred and fifty modules are a fifth of a second of every start. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const sources = fileURLToPath(new URL("../../", import.meta.url));
export const programFolder = fileURLToPath(new URL("../../node_modules/.cache/hall-server", import.meta.url));
export const madeFromFile = join(programFolder, "made-from.json");

/** What the program was made from; any change of it, also of a package, makes it old. */
export interface MadeFrom {
  node: string;
  /** The repository's folder. */
  sources: string;
  /** The file to import. */
  program: string;
  inputs: FileState[];
}

/** Path, bytes, time of the last change in milliseconds. */
export type FileState = readonly [path: string, size: number, changedAt: number];

export function stateOf(path: string): FileState {
  const { size, mtimeMs } = statSync(path);
  return [path, size, mtimeMs];
}

/** The file to import, or null where there is none or its sources have changed since. */
export function freshProgram(file = madeFromFile): string | null {
  try {
    const madeFrom = JSON.parse(readFileSync(file, "utf8")) as MadeFrom;
    const isFresh =
      madeFrom.node === process.version &&
      madeFrom.sources === sources &&
      madeFrom.inputs.every(([path, size, changedAt]) => {
        const now = statSync(path);
        return now.size === size && now.mtimeMs === changedAt;
      });
    return isFresh ? madeFrom.program : null;
  } catch {
    // Never built, or a source is gone.
    return null;
  }
}
