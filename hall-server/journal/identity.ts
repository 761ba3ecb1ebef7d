import { timingSafeEqual } from "node:crypto";
import { Explained } from "../operations/explained.ts";
import { keyedHash } from "../people/keyed-hash.ts";
import { type HallKeys, unseal } from "../people/keys.ts";
import type { HallDatabase } from "./database.ts";
import { Journal } from "./journal.ts";

/** Under this the hall's key makes the value that only it can make. */
const keyCheckOf = "yichuang key check";

/** `unknown`: nothing in the database was made with a key yet. */
export type KeyFit = "fits" | "wrong" | "unknown";

/** The id that the chain of this database was made with; null where none is noted. */
export function hallOf(db: HallDatabase): string | null {
  return propertyOf(db, "hall");
}

/** Whether this is the key under which the database's people, tokens and files lie. */
export function keyFit(db: HallDatabase, keys: HallKeys): KeyFit {
  const noted = propertyOf(db, "key-check");
  if (noted !== null) {
    const wanted = keyCheck(keys);
    const found = Buffer.from(noted, "hex");
    return found.length === wanted.length && timingSafeEqual(found, wanted) ? "fits" : "wrong";
  }
  const sealed = sealedSample(db);
  if (!sealed) return "unknown";
  try {
    unseal(keys.vault, sealed.about, sealed.content);
    return "fits";
  } catch {
    return "wrong";
  }
}

/**
 * Notes whose database this is. Throws Explained when it is another hall's, or its key is another: going on would give
 * out tickets and seal names that the right key can never read.
 */
export function claimDatabase(db: HallDatabase, hallId: string, keys: HallKeys): void {
  const hall = hallOf(db);
  if (hall !== null && hall !== hallId) {
    throw new Explained({
      zh: `这个文件夹属于大厅 ${hall}，不是 ${hallId}。请给本大厅另用一个文件夹，或用 ${hall} 的大厅文件启动。`,
      en: `This folder belongs to another hall than ${hallId}, to ${hall}: give this hall a folder of its own, or start it with the file of ${hall}.`,
    });
  }
  // A database that does not say it yet was begun with an older schema: its first fact tells.
  if (hall === null) new Journal(db, hallId).read(0).next();
  if (keyFit(db, keys) === "wrong") {
    throw new Explained({
      zh: "主密钥与数据库不匹配。请用建立这个大厅时的密钥启动。",
      en: "The master key does not fit this database: start the hall with the key that it was begun with.",
    });
  }
  const note = db.prepare("insert into properties (name, value) values (?, ?) on conflict (name) do nothing");
  db.transaction(() => {
    note.run("hall", hallId);
    note.run("key-check", keyCheck(keys).toString("hex"));
  }).immediate();
}

function keyCheck(keys: HallKeys): Buffer {
  return keyedHash(keys.lookup, keyCheckOf);
}

/** Null also for a database of the first schema, which had no such table. */
function propertyOf(db: HallDatabase, name: string): string | null {
  if (!db.prepare("select 1 from sqlite_schema where name = 'properties'").get()) return null;
  const row = db
    .prepare<[string], { value: string }>("select value from properties where name = ?")
    .get(name);
  return row?.value ?? null;
}

function sealedSample(db: HallDatabase): { about: string; content: Buffer } | undefined {
  const staff = db.prepare<[], { about: string; content: Buffer }>(
    "select staff_id as about, name as content from staff limit 1",
  );
  const person = db.prepare<[], { about: string; content: Buffer }>(
    "select person_id as about, wrapped_key as content from persons where length(wrapped_key) > 32 limit 1",
  );
  return staff.get() ?? person.get();
}
