import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";

/**
 * Ids of erased persons, one a line, beside the data folder: a backup of the folder that is put back brings their
 * values with it, and this list takes them away again.
 */
export class ErasedList {
  readonly #file: string;

  constructor(dataFolder: string) {
    this.#file = erasedListOf(dataFolder);
  }

  ids(): string[] {
    return readErased(this.#file);
  }

  add(personId: string): void {
    const file = openSync(this.#file, "a", 0o600);
    try {
      writeSync(file, `${personId}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }
}

export function erasedListOf(dataFolder: string): string {
  return `${dataFolder.replace(/[/\\]+$/, "")}.erased`;
}

export function readErased(file: string): string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
}

/** Whole or not at all. */
export function writeErased(file: string, ids: readonly string[]): void {
  const beside = openSync(`${file}.part`, "w", 0o600);
  try {
    writeSync(beside, ids.map((id) => `${id}\n`).join(""));
    fsyncSync(beside);
  } finally {
    closeSync(beside);
  }
  renameSync(`${file}.part`, file);
}
