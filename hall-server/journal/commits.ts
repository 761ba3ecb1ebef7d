import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync } from "node:fs";
import type { HallDatabase } from "./database.ts";

/** https://www.sqlite.org/fileformat2.html#walformat: 32 bytes, then frames of 24 bytes and a page each. */
const walHeaderBytes = 32;
const frameHeaderBytes = 24;
/** Some hundred pages are brought in within a few milliseconds. */
const longLogPages = 500;

/**
 * Transactions of which a refused one never comes back. When the disk takes a commit's frames but not its sync, the
 * frames stand whole behind the end of the write-ahead log that this process knows; a restart would find them valid
 * and do what was refused. So the log is cut off there, and nothing more is written until it is.
 */
export class Commits {
  readonly #db: HallDatabase;
  readonly #begin;
  readonly #commit;
  /** Frames of a refused commit may stand behind the log's end; true also while one is being written. */
  #hasRefusedTail = false;

  constructor(db: HallDatabase) {
    this.#db = db;
    this.#begin = db.prepare("begin immediate");
    this.#commit = db.prepare("commit");
  }

  /** All that `work` writes is on the disk afterwards, or nothing of it and the error goes on. */
  run<Value>(work: () => Value): Value {
    try {
      this.begin();
      const value = work();
      this.commit();
      return value;
    } catch (error) {
      this.abandon();
      throw error;
    }
  }

  begin(): void {
    if (this.#hasRefusedTail) this.#cutTail();
    this.#begin.run();
  }

  commit(): void {
    this.#hasRefusedTail = true;
    this.#commit.run();
    this.#hasRefusedTail = false;
  }

  /**
   * Brings the log's pages into the database before there are so many that a commit must do it. To be called often, between
   * commits. A disk that refuses keeps them in the log, where they are as safe.
   */
  checkpointWhenLong(): void {
    if (this.#hasRefusedTail || this.#db.inTransaction) return;
    try {
      const [{ log, checkpointed } = { log: 0, checkpointed: 0 }] = this.#db.pragma(
        "wal_checkpoint(NOOP)",
      ) as { log: number; checkpointed: number }[];
      if (log - checkpointed > longLogPages) this.#db.pragma("wal_checkpoint(PASSIVE)");
    } catch {
      // The next commit says whether the disk takes anything.
    }
  }

  /** After anything since `begin` threw. Throws nothing: what cannot be tidied now is tidied at the next `begin`. */
  abandon(): void {
    try {
      if (this.#db.inTransaction) this.#db.exec("rollback");
      if (this.#hasRefusedTail) this.#cutTail();
    } catch {
      // The disk still refuses; the error that brought us here tells of it.
    }
  }

  /** Throws when the disk refuses that too. */
  #cutTail(): void {
    if (this.#db.inTransaction) this.#db.exec("rollback");
    const [{ log } = { log: -1 }] = this.#db.pragma("wal_checkpoint(NOOP)") as { log: number }[];
    if (log >= 0) {
      const pageBytes = this.#db.pragma("page_size", { simple: true }) as number;
      const end = log === 0 ? 0 : walHeaderBytes + log * (frameHeaderBytes + pageBytes);
      cutFile(`${this.#db.name}-wal`, end);
    }
    this.#hasRefusedTail = false;
  }
}

function cutFile(path: string, bytes: number): void {
  const file = openSync(path, "r+");
  try {
    if (fstatSync(file).size > bytes) ftruncateSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
