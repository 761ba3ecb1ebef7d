import { dirname, join } from "node:path";

/** Where the parts of this program are: beside the main script, wherever the whole was put. */
export interface ProgramFiles {
  preload: string;
  /** Of a line's process. */
  line: string;
  /** The built pages, one folder each. */
  pages: string;
}

export function programFiles(mainScript: string): ProgramFiles {
  const folder = dirname(mainScript);
  return {
    preload: join(folder, "preload.cjs"),
    line: join(folder, "line.mjs"),
    pages: join(folder, "pages"),
  };
}
