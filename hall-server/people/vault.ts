import { createSecretKey, type KeyObject } from "node:crypto";
import { sexOf } from "../contract/id-number.ts";
import type { Holder } from "../contract/ticket.ts";
import type { MaskedHolder } from "../contract/views.ts";
import type { HallDatabase } from "../journal/database.ts";
import { keyedHash } from "./keyed-hash.ts";
import { type HallKeys, seal, unseal } from "./keys.ts";
import { maskIdNumber, maskName, maskPhone } from "./mask.ts";
import { randomFrom } from "./random.ts";

interface PersonRow {
  person_id: string;
  /** `saltBytes` random ones, of which the person's key is made; in older rows that key itself, sealed. */
  wrapped_key: Buffer;
  fields: Buffer;
}

/** What lies in a person's row, and of whom. It hangs on nothing else in the vault, so it may be made early and thrown away. */
export interface SealedPerson {
  of: Holder;
  personId: string;
  salt: Buffer;
  fields: Buffer;
  idHash: Buffer | null;
}

const maskCacheSize = 5_000;
const saltBytes = 32;

/**
 * Personal data at rest: each person under a key of its own, made of the hall's and of random bytes in the person's row
 * (NIST SP 800-108, one block of HMAC-SHA256). Deleting the row makes the values unreadable for ever, also in backups of
 * the facts.
 */
export class Vault {
  readonly #db: HallDatabase;
  readonly #keys: HallKeys;
  readonly #insertPerson;
  readonly #updatePerson;
  readonly #findByHash;
  readonly #person;
  readonly #erase;
  readonly #eraseTexts;
  readonly #insertText;
  readonly #text;
  readonly #insertName;
  readonly #eraseNames;
  #lastHash: { idNumber: string; hash: Buffer } = { idNumber: "", hash: Buffer.alloc(0) };
  readonly #masked = new Map<string, MaskedHolder>();

  constructor(db: HallDatabase, keys: HallKeys) {
    this.#db = db;
    this.#keys = keys;
    this.#insertPerson = db.prepare<[string, Buffer, Buffer, Buffer | null, number]>(
      "insert into persons (person_id, wrapped_key, fields, id_hash, made_at) values (?, ?, ?, ?, ?)",
    );
    this.#updatePerson = db.prepare<[Buffer, string]>("update persons set fields = ? where person_id = ?");
    this.#findByHash = db.prepare<[Buffer], { person_id: string }>(
      "select person_id from persons where id_hash = ?",
    );
    this.#person = db.prepare<[string], PersonRow>(
      "select person_id, wrapped_key, fields from persons where person_id = ?",
    );
    this.#erase = db.prepare<[string]>("delete from persons where person_id = ?");
    this.#eraseTexts = db.prepare<[string]>("delete from texts where person_id = ?");
    this.#insertText = db.prepare<[string, string | null, Buffer]>(
      "insert into texts (text_id, person_id, content) values (?, ?, ?)",
    );
    this.#insertName = db.prepare<[Buffer, number, string, string]>(
      "insert or ignore into application_names (hash, seq, application_id, person_id) values (?, ?, ?, ?)",
    );
    this.#eraseNames = db.prepare<[string]>("delete from application_names where person_id = ?");
    this.#text = db.prepare<[string], { person_id: string | null; content: Buffer }>(
      "select person_id, content from texts where text_id = ?",
    );
  }

  /** The person with this ID number, without anybody reading a plain number. */
  find(idNumber: string, hash = this.#hashOf(idNumber)): string | null {
    return this.#findByHash.get(hash)?.person_id ?? null;
  }

  seal(personId: string, holder: Holder): SealedPerson {
    const salt = randomFrom(saltBytes);
    const fields = this.#sealFields(this.#keyFrom(personId, salt), personId, holder);
    return {
      of: holder,
      personId,
      salt,
      fields,
      idHash: holder.idNumber ? this.#hashOf(holder.idNumber) : null,
    };
  }

  add(personId: string, holder: Holder, at: number): void {
    this.addSealed(this.seal(personId, holder), at);
  }

  addSealed({ personId, salt, fields, idHash }: SealedPerson, at: number): void {
    this.#insertPerson.run(personId, salt, fields, idHash, at);
  }

  /** Takes over what was said anew; what was not said stays. */
  update(personId: string, holder: Holder): void {
    const known = this.read(personId);
    const row = this.#person.get(personId);
    if (!known || !row) return;
    const merged = { ...known, ...holder };
    if (JSON.stringify(merged) === JSON.stringify(known)) return;
    this.#updatePerson.run(this.#sealFields(this.#keyOf(row), personId, merged), personId);
    this.#masked.delete(personId);
  }

  /** The full values; null once erased. Only for answers that a person is shown on purpose. */
  read(personId: string): Holder | null {
    const row = this.#person.get(personId);
    if (!row) return null;
    return JSON.parse(unseal(this.#keyOf(row), personId, row.fields).toString()) as Holder;
  }

  /** What every page may show: 张*, 女士, 110***********0029. */
  masked(personId: string): MaskedHolder | null {
    const cached = this.#masked.get(personId);
    if (cached) return cached;
    const holder = this.read(personId);
    if (!holder) return null;
    const masked: MaskedHolder = {
      name: holder.name ? maskName(holder.name) : null,
      sex: holder.idNumber ? sexOf(holder.idNumber) : null,
      idNumber: holder.idNumber ? maskIdNumber(holder.idNumber) : null,
      phone: holder.phone ? maskPhone(holder.phone) : null,
    };
    if (this.#masked.size >= maskCacheSize) this.#masked.clear();
    this.#masked.set(personId, masked);
    return masked;
  }

  /** Free text of a ticket's person, under that person's key; of nobody, under the hall's. */
  addText(textId: string, personId: string | null, content: string): void {
    const row = personId ? this.#person.get(personId) : undefined;
    const key = row ? this.#keyOf(row) : this.#keys.vault;
    this.#insertText.run(textId, row ? personId : null, seal(key, textId, Buffer.from(content)));
  }

  text(textId: string): string | null {
    const text = this.#text.get(textId);
    if (!text) return null;
    const row = text.person_id ? this.#person.get(text.person_id) : undefined;
    const key = row ? this.#keyOf(row) : this.#keys.vault;
    return unseal(key, textId, text.content).toString();
  }

  /** Who finds an application by a name gives the whole one, or what pages show of it. */
  nameHash(name: string): Buffer {
    return keyedHash(this.#keys.lookup, `name ${name}`);
  }

  /** `seq`: the application's place in every list. */
  addNames(application: { id: string; seq: number }, personId: string, names: readonly string[]): void {
    const forms = new Set(names.flatMap((name) => [name, maskName(name)]));
    for (const form of forms)
      this.#insertName.run(this.nameHash(form), application.seq, application.id, personId);
  }

  /** Key, values and texts go; `flushErased` afterwards takes them out of the file's free pages. */
  erase(personId: string): void {
    this.#eraseTexts.run(personId);
    this.#eraseNames.run(personId);
    this.#erase.run(personId);
    this.#masked.delete(personId);
  }

  /** Outside a transaction: empties the write-ahead log, in which the erased rows may still stand. */
  flushErased(): void {
    this.#db.pragma("wal_checkpoint(TRUNCATE)");
  }

  /** After a group was taken back: what was read within it may not be so. */
  forgetCached(): void {
    this.#masked.clear();
  }

  /** Who is looked up and not found is added a moment later. */
  #hashOf(idNumber: string): Buffer {
    if (this.#lastHash.idNumber !== idNumber) {
      this.#lastHash = { idNumber, hash: keyedHash(this.#keys.lookup, idNumber) };
    }
    return this.#lastHash.hash;
  }

  #keyOf({ person_id: personId, wrapped_key: stored }: PersonRow): KeyObject {
    if (stored.length === saltBytes) return this.#keyFrom(personId, stored);
    return createSecretKey(unseal(this.#keys.vault, personId, stored));
  }

  #keyFrom(personId: string, salt: Buffer): KeyObject {
    return createSecretKey(keyedHash(this.#keys.persons, `${personId}\n${salt.toString("base64")}`));
  }

  #sealFields(key: KeyObject, personId: string, holder: Holder): Buffer {
    return seal(key, personId, Buffer.from(JSON.stringify(holder)));
  }
}
