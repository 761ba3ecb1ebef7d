import type { HallDatabase } from "../journal/database.ts";
import type { Language } from "./announce.ts";

/** A recorded word without its sound. */
export interface KeptClip {
  language: Language;
  word: string;
  lengthMs: number;
  /** Hall time, milliseconds since the epoch. */
  keptAt: number;
}

interface Row {
  language: Language;
  word: string;
  length_ms: number;
  kept_at: number;
}

/** The recorded words of the hall's voice, in its database: kept or removed in one write with the fact that says so. */
export class ClipStore {
  readonly #db: HallDatabase;

  constructor(db: HallDatabase) {
    this.#db = db;
  }

  all(): KeptClip[] {
    return this.#db
      .prepare<[], Row>("select language, word, length_ms, kept_at from recordings order by language, word")
      .all()
      .map((row) => ({
        language: row.language,
        word: row.word,
        lengthMs: row.length_ms,
        keptAt: row.kept_at,
      }));
  }

  wav(language: Language, word: string): Buffer | null {
    const row = this.#db
      .prepare<[string, string], { wav: Buffer }>(
        "select wav from recordings where language = ? and word = ?",
      )
      .get(language, word);
    return row?.wav ?? null;
  }

  keep({ language, word, lengthMs, keptAt }: KeptClip, wav: Buffer): void {
    this.#db
      .prepare(
        `insert into recordings (language, word, wav, length_ms, kept_at) values (?, ?, ?, ?, ?)
         on conflict (language, word) do update
         set wav = excluded.wav, length_ms = excluded.length_ms, kept_at = excluded.kept_at`,
      )
      .run(language, word, wav, lengthMs, keptAt);
  }

  remove(language: Language, word: string): void {
    this.#db.prepare("delete from recordings where language = ? and word = ?").run(language, word);
  }
}
