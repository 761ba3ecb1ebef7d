import Database from "better-sqlite3";
import { hallOf } from "../../journal/identity.ts";
import { BrokenJournalError, Journal } from "../../journal/journal.ts";
import { migrations } from "../../journal/migrations.ts";
import { failed, type Outcome } from "../problem.ts";

export interface CheckedDatabase {
  hall: string | null;
  schema: number;
  position: number;
  chainHash: string;
  /** Of the last fact, milliseconds since the epoch; 0 where there is none. */
  lastFactAt: number;
}

/**
 * Reads a copy of a hall's database whole: its pages, and its chain from the first fact on. Only for copies: it makes
 * of it one file that needs no other beside it. `hallId` is needed for a database that does not note its hall yet;
 * without it such a chain cannot be checked.
 */
export function checkDatabase(file: string, hallId: string | null): Outcome<CheckedDatabase> {
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { fileMustExist: true });
    db.pragma("journal_mode = DELETE");
    const schema = db.pragma("user_version", { simple: true }) as number;
    if (schema === 0) return failed("database-damaged", { because: "no schema" });
    if (schema > migrations.length) return failed("schema-newer", { schema, known: migrations.length });
    const verdict = db.pragma("integrity_check(1)", { simple: true });
    if (verdict !== "ok") return failed("database-damaged", { because: String(verdict) });
    const hall = hallOf(db) ?? hallId;
    if (hall !== null && hallId !== null && hall !== hallId) return failed("other-hall", { hall, hallId });
    return { ok: true, value: { hall, schema, ...chainEnd(db, hall) } };
  } catch (error) {
    if (error instanceof BrokenJournalError) return failed("chain-broken", { position: error.position });
    if (error instanceof Error && error.name === "SqliteError") {
      return failed("database-damaged", { because: error.message });
    }
    throw error;
  } finally {
    db?.close();
  }
}

function chainEnd(db: Database.Database, hall: string | null) {
  let last = { position: 0, at: 0 };
  if (hall === null) {
    const row = db
      .prepare<[], { position: number; at: number; hash: Buffer }>(
        "select position, at, hash from facts order by position desc limit 1",
      )
      .get();
    return {
      position: row?.position ?? 0,
      lastFactAt: row?.at ?? 0,
      chainHash: (row?.hash ?? Buffer.alloc(32)).toString("hex"),
    };
  }
  const journal = new Journal(db, hall);
  for (const fact of journal.read(0)) last = fact;
  return { position: last.position, lastFactAt: last.at, chainHash: journal.chainHash };
}
