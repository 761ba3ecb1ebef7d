import { describeError } from "../operations/describe-error.ts";
import type { Log } from "../operations/events.ts";
import type { Commits } from "./commits.ts";
import type { HallDatabase } from "./database.ts";

/** Without a commit for so long, whoever asks gets a proof and not a memory. */
const provenMs = 30_000;
/** While the disk refuses it is asked again at the most this often. */
const probeEveryMs = 1_000;
/** As much as a group of commands writes, so that a disk with a few free bytes does not pass. */
const probeBytes = 16 * 1024;

/** Whether the disk takes writes: told by every commit, and by a probe when there was none or the last was refused. */
export class Storage {
  readonly #db: HallDatabase;
  readonly #commits: Commits;
  readonly #log: Log;
  #failingSince: number | null = null;
  #provenAt = performance.now();
  #probedAt = Number.NEGATIVE_INFINITY;
  #refused = 0;

  constructor(db: HallDatabase, commits: Commits, log: Log) {
    this.#db = db;
    this.#commits = commits;
    this.#log = log;
  }

  /** Writes that the disk has refused since the start. */
  get refused(): number {
    return this.#refused;
  }

  get isOpen(): boolean {
    return this.#db.open;
  }

  get isFailing(): boolean {
    return this.#failingSince !== null;
  }

  /** A commit went through. */
  worked(): void {
    this.#provenAt = performance.now();
    if (this.#failingSince === null) return;
    const forMs = Math.round(performance.now() - this.#failingSince);
    this.#failingSince = null;
    this.#log("storage-recovered", { forMs, refused: this.#refused });
  }

  /** A write was refused. */
  failed(error: unknown): void {
    this.#refused += 1;
    this.#failingSince ??= performance.now();
    this.#log("storage-failed", describeError(error));
  }

  /** Must not be asked within a transaction. */
  isWritable(): boolean {
    if (!this.#db.open || this.#db.readonly) return false;
    const now = performance.now();
    const isProven = this.#failingSince === null && now - this.#provenAt < provenMs;
    if (isProven || now - this.#probedAt < probeEveryMs) return this.#failingSince === null;
    this.#probedAt = now;
    return this.#probe();
  }

  #probe(): boolean {
    try {
      // The new row first, then away with the old: room must be found although the old one's will be free.
      this.#commits.run(() => {
        const { lastInsertRowid } = this.#db
          .prepare("insert into probes (content) values (zeroblob(?))")
          .run(probeBytes);
        this.#db.prepare("delete from probes where probe_id < ?").run(lastInsertRowid);
      });
    } catch (error) {
      this.failed(error);
      return false;
    }
    this.worked();
    return true;
  }
}
