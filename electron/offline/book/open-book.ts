import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { DeskLog, Seal } from "../ports.ts";
import { Book } from "./book.ts";
import { bookSchema, bookVersion } from "./schema.ts";
import { keyBytes, openSealedValues } from "./sealed.ts";

export interface OpenedBook {
  book: Book;
  /** Where the one that could not be read lies now; null: there was none. */
  setAside: string | null;
}

const fileName = "book.sqlite";

/**
 * Opens the kiosk's book. One that is damaged, or closed under a key that is lost, is set aside whole and a new one is
 * begun: what was issued is in people's hands, and the next person must get a number. Throws when the folder takes no
 * file at all.
 */
export function openBook(folder: string, seal: Seal, log: DeskLog): OpenedBook {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, fileName);
  try {
    return { book: openAt(path, seal), setAside: null };
  } catch (error) {
    if (isPassing(error)) throw error;
    const setAside = setBookAside(path);
    log.warn({ setAside, code: codeOf(error) }, "the book cannot be read and was set aside");
    return { book: openAt(path, seal), setAside };
  }
}

/** The book is no book any more: SQLite says so while it is used. */
export function isDamage(error: unknown): boolean {
  return ["SQLITE_CORRUPT", "SQLITE_NOTADB"].some((code) => codeOf(error).startsWith(code));
}

/** Full, read-only or locked disks: there may be nothing wrong with the book. */
function isPassing(error: unknown): boolean {
  const passing = [
    "SQLITE_BUSY",
    "SQLITE_FULL",
    "SQLITE_IOERR",
    "SQLITE_READONLY",
    "SQLITE_CANTOPEN",
    "SQLITE_PERM",
  ];
  return passing.some((code) => codeOf(error).startsWith(code));
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "UNREADABLE";
}

function setBookAside(path: string): string {
  for (let n = 1; ; n += 1) {
    const aside = `${path}.damaged-${n}`;
    if (existsSync(aside)) continue;
    for (const part of ["", "-wal", "-shm"])
      if (existsSync(path + part)) renameSync(path + part, aside + part);
    return aside;
  }
}

function openAt(path: string, seal: Seal): Book {
  const db = connect(path);
  try {
    // A book whose first commit never came is begun again.
    const isNew = db.prepare("select count(*) from sqlite_master").pluck().get() === 0;
    return new Book(db, openSealedValues(isNew ? begin(db, seal) : read(db, seal)));
  } catch (error) {
    db.close();
    throw error;
  }
}

function begin(db: Database.Database, seal: Seal): Buffer {
  const key = randomBytes(keyBytes);
  db.transaction(() => {
    db.exec(bookSchema);
    db.pragma(`user_version = ${bookVersion}`);
    db.prepare("insert into notes (name, value) values ('key', ?)").run(seal.seal(key));
  })();
  return key;
}

function read(db: Database.Database, seal: Seal): Buffer {
  if (db.pragma("user_version", { simple: true }) !== bookVersion)
    throw new Error("Not a book of this version.");
  if (db.pragma("quick_check", { simple: true }) !== "ok") throw new Error("Damaged.");
  const sealed = db.prepare("select value from notes where name = 'key'").pluck().get();
  const key = Buffer.isBuffer(sealed) ? seal.unseal(sealed) : null;
  if (key?.length !== keyBytes) throw new Error("The key is lost.");
  return key;
}

/** Each commit is on the disk before it returns (WAL with full sync), and what is deleted is overwritten. */
function connect(path: string): Database.Database {
  const db = new Database(path);
  try {
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("secure_delete = ON");
    // A second shell on the same folder would issue the same numbers.
    db.pragma("locking_mode = EXCLUSIVE");
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
