import type { HallDatabase } from "../journal/database.ts";

/**
 * Who sent a file, and when: until something refers to it, only they see it. Neither journaled nor derived; a line is forgotten with
 * its time.
 */
export class Uploads {
  readonly #note;
  readonly #newest;
  readonly #isBy;
  readonly #count;
  readonly #forget;

  constructor(db: HallDatabase) {
    this.#note = db.prepare<[string, string, number]>("insert or replace into uploads values (?, ?, ?)");
    this.#newest = db.prepare<[string], { at: number | null }>(
      "select max(at) as at from uploads where blob_id = ?",
    );
    this.#isBy = db.prepare<[string, string, number], unknown>(
      "select 1 from uploads where blob_id = ? and principal = ? and at >= ?",
    );
    this.#count = db.prepare<[string, number], { count: number }>(
      `select count(*) as count from uploads u where principal = ? and at >= ?
       and not exists (select 1 from blob_references r where r.blob_id = u.blob_id)`,
    );
    this.#forget = db.prepare<[number]>("delete from uploads where at < ?");
  }

  note(blobId: string, principalId: string, at: number): void {
    this.#note.run(blobId, principalId, at);
  }

  /** Hall time of the last time that anybody sent it. */
  newest(blobId: string): number | null {
    return this.#newest.get(blobId)?.at ?? null;
  }

  isBy(blobId: string, principalId: string, since: number): boolean {
    return this.#isBy.get(blobId, principalId, since) !== undefined;
  }

  /** How many of theirs nothing refers to. */
  waitingOf(principalId: string, since: number): number {
    return this.#count.get(principalId, since)?.count ?? 0;
  }

  forgetBefore(at: number): void {
    this.#forget.run(at);
  }
}
