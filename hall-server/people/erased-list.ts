import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { sync } from "../operations/backup/files.ts";

/** Before an id that is about to be erased: whether it was, the database tells. */
const announced = "?";

/**
 * Ids of erased persons, one a line, beside the data folder: a backup of the folder that is put back brings their
 * values with it, and this list takes them away again. An id is announced before the database erases it and written
 * once it did, so that neither a refused erasing nor a crash between the two leaves the list telling a lie.
 */
export class ErasedList {
  readonly #file: string;

  constructor(dataFolder: string) {
    this.#file = erasedListOf(dataFolder);
  }

  ids(): string[] {
    return readErased(this.#file);
  }

  /** Announced and never written as erased. */
  unfinished(): string[] {
    const erased = new Set(this.ids());
    const open = readLines(this.#file).flatMap((line) => (line.startsWith(announced) ? [line.slice(1)] : []));
    return [...new Set(open)].filter((personId) => !erased.has(personId));
  }

  /** Throws when the disk refuses. */
  announce(personId: string): void {
    this.#append(`${announced}${personId}`);
  }

  /** Throws when the disk refuses. */
  add(personId: string): void {
    if (!this.ids().includes(personId)) this.#append(personId);
  }

  /** Begins a line of its own: the last one may have been torn. */
  #append(line: string): void {
    const isNew = !existsSync(this.#file);
    const file = openSync(this.#file, "a", 0o600);
    try {
      writeSync(file, `\n${line}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    // A new file's name is the folder's content, and is synced as that.
    if (isNew) sync(dirname(this.#file));
  }
}

export function erasedListOf(dataFolder: string): string {
  return `${dataFolder.replace(/[/\\]+$/, "")}.erased`;
}

export function readErased(file: string): string[] {
  return readLines(file).filter((line) => !line.startsWith(announced));
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

function readLines(file: string): string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
}
