/**
 * One process for each userData folder: the first holds a lock file with its number, a later one leaves a note with its
 * command line in a folder that the first watches.
 */
import { type FSWatcher, mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Note {
  argv: string[];
  workingDirectory: string;
  additionalData: unknown;
}

export class SingleInstance {
  #watcher: FSWatcher | undefined;
  #lock: string | undefined;

  get isHeld(): boolean {
    return this.#lock !== undefined;
  }

  request(userData: string, additionalData: unknown, onSecond: (note: Note) => void): boolean {
    if (this.isHeld) return true;
    mkdirSync(userData, { recursive: true });
    const lock = join(userData, "stand-in.lock");
    const notes = join(userData, "stand-in.second-instances");
    mkdirSync(notes, { recursive: true });
    if (!take(lock)) {
      const note: Note = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
      writeFileSync(join(notes, `${process.pid}.json`), JSON.stringify(note));
      return false;
    }
    this.#lock = lock;
    this.#watcher = watch(notes, () => readNotes(notes, onSecond));
    this.#watcher.unref();
    return true;
  }

  release(): void {
    this.#watcher?.close();
    if (this.#lock !== undefined) rmSync(this.#lock, { force: true });
    this.#lock = undefined;
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (isHeldBySomebody(lock)) return false;
    writeFileSync(lock, String(process.pid));
    return true;
  }
}

function isHeldBySomebody(lock: string): boolean {
  const holder = Number(readFileSync(lock, "utf8"));
  if (!(holder > 0) || holder === process.pid) return false;
  try {
    process.kill(holder, 0);
    return true;
  } catch {
    return false;
  }
}

function readNotes(folder: string, onSecond: (note: Note) => void): void {
  for (const file of readdirSync(folder)) {
    try {
      const note = JSON.parse(readFileSync(join(folder, file), "utf8")) as Note;
      rmSync(join(folder, file));
      onSecond(note);
    } catch {
      // Being written: the watch calls again.
    }
  }
}
