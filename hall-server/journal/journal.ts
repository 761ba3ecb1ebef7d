import { hash } from "node:crypto";
import { Explained } from "../operations/explained.ts";
import type { HallDatabase } from "./database.ts";
import type { Fact } from "./fact.ts";

/** Few enough that a page is forgotten while it is young. */
const pageSize = 200;

/** Where the chain begins. Hashes are hexadecimal here and 32 bytes in the table: a Buffer a row costs more than its text. */
const noHash = "0".repeat(64);

interface FactRow {
  position: number;
  day: string;
  at: number;
  name: string;
  version: number;
  data: string;
  hash: string;
}

export class BrokenJournalError extends Explained {
  override readonly name = "BrokenJournalError";
  readonly position: number;
  constructor(position: number, what: string) {
    super({
      zh: `日志在第 ${position} 条处损坏。请保留现场，用最近的备份恢复。`,
      en: `The journal is damaged at position ${position}: ${what}. Restore the newest backup.`,
    });
    this.position = position;
  }
}

/** The append-only list of facts. Every row's hash covers the row and the hash before it. */
export class Journal {
  readonly #hallId: string;
  readonly #insert;
  readonly #from;
  readonly #chainEnd;
  #hash = noHash;

  constructor(db: HallDatabase, hallId: string) {
    this.#hallId = hallId;
    this.#insert = db.prepare<[number, string, number, string, number, string, Buffer]>(
      "insert into facts (position, day, at, name, version, data, hash) values (?, ?, ?, ?, ?, ?, ?)",
    );
    this.#from = db.prepare<[number, number], FactRow>(
      `select position, day, at, name, version, data, lower(hex(hash)) as hash from facts
       where position > ? order by position limit ?`,
    );
    this.#chainEnd = db.prepare<[], { position: number }>(
      "select position from facts order by position desc limit 1",
    );
  }

  get chainHash(): string {
    return this.#hash;
  }

  /** Must run inside the group's transaction; after a failed commit call `rewind`. */
  append(fact: Fact): void {
    const data = JSON.stringify(fact.data);
    const next = chain(this.#hash, this.#hallId, fact, data);
    this.#insert.run(
      fact.position,
      fact.day,
      fact.at,
      fact.name,
      fact.version,
      data,
      Buffer.from(next, "hex"),
    );
    this.#hash = next;
  }

  /** Forgets what a failed commit did not write. */
  rewind(to: string): void {
    this.#hash = to;
  }

  /** The facts after a position, each held against the chain. Throws BrokenJournalError at the first that does not fit. */
  *read(after: number, hashThere = noHash): Generator<Fact> {
    this.#hash = hashThere;
    let expected = after + 1;
    for (const row of this.#rows(after)) {
      if (row.position !== expected) throw new BrokenJournalError(expected, "a fact is missing");
      const next = chain(this.#hash, this.#hallId, row, row.data);
      if (next !== row.hash) {
        const other =
          row.position === 1 ? `, or this folder belongs to another hall than ${this.#hallId}` : "";
        throw new BrokenJournalError(row.position, `a fact was changed${other}`);
      }
      this.#hash = next;
      expected += 1;
      const { position, day, at, name, version } = row;
      yield { position, day, at, name, version, data: JSON.parse(row.data) } as Fact;
    }
  }

  /** A page at a time: while a statement is being stepped through, the connection can write nothing. */
  *#rows(after: number): Generator<FactRow> {
    let last = after;
    for (;;) {
      const page = this.#from.all(last, pageSize);
      yield* page;
      if (page.length < pageSize) return;
      last = page.at(-1)?.position ?? last;
    }
  }

  lastPosition(): number {
    return this.#chainEnd.get()?.position ?? 0;
  }
}

function chain(
  before: string,
  hallId: string,
  fact: { position: number; day: string; at: number; name: string; version: number },
  data: string,
): string {
  const row = `${before}\n${hallId}\n${fact.position}\n${fact.day}\n${fact.at}\n${fact.name}\n${fact.version}\n${data}`;
  return hash("sha256", row, "hex");
}
