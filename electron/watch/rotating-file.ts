import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

export interface RotatingFile {
  /** Throws nothing: a log that cannot be written ends no shell. */
  write(line: string): void;
  readonly isWritable: boolean;
  close(): void;
}

interface RotatingOptions {
  path: string;
  /** Of one file; a line is never cut. */
  mostBytes: number;
  /** With those before it: `shell.log`, `shell.log.1`, … */
  files: number;
}

/** A log that never fills the disk. What the disk refuses is left out, and tried again with the next line. */
export function openRotatingFile({ path, mostBytes, files }: RotatingOptions): RotatingFile {
  let file: number | null = null;
  let bytes = 0;
  let isWritable = true;

  function open(): number {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const opened = openSync(path, "a", 0o600);
    bytes = fstatSync(opened).size;
    return opened;
  }
  function turn(): void {
    if (file !== null) closeSync(file);
    file = null;
    rmSync(`${path}.${files - 1}`, { force: true });
    for (let n = files - 2; n >= 0; n -= 1) {
      renameIfThere(n === 0 ? path : `${path}.${n}`, `${path}.${n + 1}`);
    }
  }

  return {
    write(line) {
      try {
        const size = Buffer.byteLength(line);
        file ??= open();
        if (bytes > 0 && bytes + size > mostBytes) {
          turn();
          file = open();
        }
        writeSync(file, line);
        bytes += size;
        isWritable = true;
      } catch {
        isWritable = false;
      }
    },
    get isWritable() {
      return isWritable;
    },
    close() {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}
