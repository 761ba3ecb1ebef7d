import type { KeyObject } from "node:crypto";
import { keyedHash } from "../people/keyed-hash.ts";
import type { HallDatabase } from "./database.ts";

export interface RememberedAnswer {
  principal: string;
  inputHash: Buffer;
  /** The value as JSON, without tokens and personal values: those are computed or read again. */
  answer: string;
}

/** What was answered to a command, so that the same command sent again has one effect and gets the same answer (P2). */
export class Answers {
  readonly #key: KeyObject;
  readonly #find;
  readonly #insert;
  readonly #purge;

  constructor(db: HallDatabase, key: KeyObject) {
    this.#key = key;
    this.#find = db.prepare<[string], { principal: string; input_hash: Buffer; answer: string }>(
      "select principal, input_hash, answer from answers where command_id = ?",
    );
    this.#insert = db.prepare<[string, string, Buffer, string, string]>(
      "insert into answers (command_id, principal, input_hash, day, answer) values (?, ?, ?, ?, ?)",
    );
    this.#purge = db.prepare<[string]>("delete from answers where day < ?");
  }

  /** Keyed, so that an ID number cannot be guessed from it. */
  hashInput(command: string, input: unknown): Buffer {
    return keyedHash(this.#key, `${command}\n${JSON.stringify(input)}`);
  }

  find(commandId: string): RememberedAnswer | null {
    const row = this.#find.get(commandId);
    return row ? { principal: row.principal, inputHash: row.input_hash, answer: row.answer } : null;
  }

  remember(commandId: string, principal: string, inputHash: Buffer, day: string, answer: string): void {
    this.#insert.run(commandId, principal, inputHash, day, answer);
  }

  purgeBefore(day: string): void {
    this.#purge.run(day);
  }
}
