import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";

/**
 * Ids of erased persons, one a line, beside the data folder: a backup of the folder that is put back brings their
 * values with it, and this list takes them away again.
 */
export class ErasedList {
  readonly #file: string;

  constructor(dataFolder: string) {
    this.#file = `${dataFolder.replace(/[/\\]+$/, "")}.erased`;
  }

  ids(): string[] {
    return existsSync(this.#file) ? readFileSync(this.#file, "utf8").split("\n").filter(Boolean) : [];
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
