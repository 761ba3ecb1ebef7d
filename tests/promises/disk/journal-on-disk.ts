/**
 * Reads a hall's folder as somebody else would, who has the files and the words of docs/reliability.md and nothing of
 * the server's code: a copy is opened, every hash is worked out anew, every ticket's state told from its facts.
 */
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";

export interface FactOnDisk {
  position: number;
  day: string;
  at: number;
  name: string;
  version: number;
  data: Record<string, unknown> & { ticketId?: string; number?: string };
}

export interface JournalOnDisk {
  /** What follows the facts that were known before. */
  facts: FactOnDisk[];
  hash: Buffer;
  position: number;
  /** Ids of the commands whose answers are remembered. */
  answered: Set<string>;
}

const noHash = Buffer.alloc(32);

/** Copies what a crash left behind. The server must not run. */
export function copyDatabase(folder: string, to: string): void {
  for (const suffix of ["", "-wal"]) {
    const file = join(folder, `hall.sqlite${suffix}`);
    if (existsSync(file)) copyFileSync(file, join(to, `hall.sqlite${suffix}`));
  }
}

/** Throws with a sentence when the chain is broken, a position is missing, or SQLite finds the file damaged. */
export function readJournal(
  folder: string,
  hallId: string,
  known: { position: number; hash: Buffer } = { position: 0, hash: noHash },
  isThorough = true,
): JournalOnDisk {
  const copy = mkdtempSync(join(tmpdir(), "yichuang-read-"));
  try {
    copyDatabase(folder, copy);
    const db = new Database(join(copy, "hall.sqlite"), { readonly: true });
    try {
      if (isThorough) {
        const found = db.pragma("integrity_check", { simple: true });
        if (found !== "ok") throw new Error(`SQLite says: ${found}`);
      }
      return readChain(db, hallId, known);
    } finally {
      db.close();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function readChain(
  db: Database.Database,
  hallId: string,
  known: { position: number; hash: Buffer },
): JournalOnDisk {
  let { position, hash } = known;
  if (position > 0) {
    const there = db.prepare("select hash from facts where position = ?").pluck().get(position);
    if (!Buffer.isBuffer(there) || !there.equals(hash)) throw new Error(`fact ${position} is not as it was`);
  }
  const rows = db
    .prepare<[number], Omit<FactOnDisk, "data"> & { data: string; hash: Buffer }>(
      "select * from facts where position > ? order by position",
    )
    .all(position);
  const facts = rows.map(({ data, hash: written, ...row }) => {
    if (row.position !== position + 1) throw new Error(`fact ${position + 1} is missing`);
    const line = [hash.toString("hex"), hallId, row.position, row.day, row.at, row.name, row.version, data];
    hash = createHash("sha256").update(line.join("\n")).digest();
    if (!hash.equals(written)) throw new Error(`the chain is broken at fact ${row.position}`);
    position = row.position;
    return { ...row, data: JSON.parse(data) as FactOnDisk["data"] };
  });
  const answered = new Set(db.prepare<[], string>("select command_id from answers").pluck().all());
  return { facts, hash, position, answered };
}

const stateAfter: Record<string, string> = {
  "ticket-taken": "waiting",
  "ticket-called": "called",
  "service-started": "serving",
  "service-finished": "finished",
  "ticket-skipped": "skipped",
  "ticket-held": "held",
  "ticket-transferred": "waiting",
  "ticket-returned": "waiting",
  "ticket-cancelled": "cancelled",
};

/** What a reader of the journal would say of every ticket: its number and its state. */
export class TicketsOnDisk {
  readonly #tickets = new Map<string, { number: string; state: string }>();
  readonly #numbers = new Set<string>();

  /** Throws when an id or a number of one day is given out twice. */
  read(facts: readonly FactOnDisk[]): void {
    for (const { name, day, data } of facts) {
      if (name === "ticket-taken") this.#take(day, String(data.ticketId), String(data.number));
      for (const ticketId of (data.returned ?? data.expired ?? []) as string[]) {
        this.#set(ticketId, name === "day-turned" ? "expired" : "waiting");
      }
      const state = stateAfter[name];
      if (state && data.ticketId) this.#set(data.ticketId, state);
    }
  }

  get(ticketId: string): { number: string; state: string } | undefined {
    return this.#tickets.get(ticketId);
  }

  get size(): number {
    return this.#tickets.size;
  }

  #take(day: string, ticketId: string, number: string): void {
    if (this.#tickets.has(ticketId)) throw new Error(`ticket ${ticketId} was taken twice`);
    if (this.#numbers.has(`${day} ${number}`)) throw new Error(`number ${number} was given out twice`);
    this.#numbers.add(`${day} ${number}`);
    this.#tickets.set(ticketId, { number, state: "waiting" });
  }

  #set(ticketId: string, state: string): void {
    const ticket = this.#tickets.get(ticketId);
    if (!ticket) throw new Error(`something happened to ticket ${ticketId}, which nobody took`);
    ticket.state = state;
  }
}
