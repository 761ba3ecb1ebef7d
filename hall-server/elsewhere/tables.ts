import type { HallDatabase } from "../journal/database.ts";
import type { Fact } from "../journal/fact.ts";
import { applyElsewhere, type ElsewhereRecord, isElsewhereFact, isSettled } from "./record.ts";

export interface ElsewhereFilter {
  direction?: string | undefined;
  siteId?: string | undefined;
  status?: string | undefined;
  isOpen?: boolean | undefined;
}

/** Applications between two halls. Derived: rebuilt from the journal. */
export class ElsewhereTables {
  static readonly names = ["elsewhere"] as const;
  readonly #db: HallDatabase;
  readonly #keep;
  readonly #get;
  readonly #byNumber;
  #waiting: readonly ElsewhereRecord[] | null = null;

  constructor(db: HallDatabase) {
    this.#db = db;
    this.#keep = db.prepare<[Record<string, unknown>]>(
      `insert or replace into elsewhere (application_id, position, direction, site_id, status, is_open, number, their_number, record)
       values (@applicationId, @position, @direction, @siteId, @status, @isOpen, @number, @theirNumber, @record)`,
    );
    this.#get = db.prepare<[string], { record: string; position: number }>(
      "select record, position from elsewhere where application_id = ?",
    );
    this.#byNumber = db.prepare<[string, string, string], { record: string }>(
      "select record from elsewhere where site_id = ? and (number = ? or their_number = ?) limit 2",
    );
  }

  take(fact: Fact): void {
    if (!isElsewhereFact(fact)) return;
    const known = this.#get.get(fact.data.applicationId);
    const record = applyElsewhere(known ? (JSON.parse(known.record) as ElsewhereRecord) : null, fact);
    if (!record) return;
    this.forgetCached();
    const { applicationId, direction, siteId, status, number, theirNumber } = record;
    this.#keep.run({
      ...{ applicationId, direction, siteId, status, number, theirNumber },
      isOpen: Number(!isSettled(status)),
      position: known?.position ?? fact.position,
      record: JSON.stringify(record),
    });
  }

  get(applicationId: string): ElsewhereRecord | null {
    const row = this.#get.get(applicationId);
    return row ? (JSON.parse(row.record) as ElsewhereRecord) : null;
  }

  /** By our number or theirs; null where it is none or not only one. */
  find(siteId: string, number: string): ElsewhereRecord | null {
    const rows = this.#byNumber.all(siteId, number, number);
    return rows.length === 1 && rows[0] ? (JSON.parse(rows[0].record) as ElsewhereRecord) : null;
  }

  /** Sent to another hall, whose word is awaited: at most 1,000. Asked by a view that is drawn again and again. */
  waiting(): readonly ElsewhereRecord[] {
    this.#waiting ??= this.list({ direction: "out", isOpen: true }, Number.MAX_SAFE_INTEGER, 1_000).map(
      ({ record }) => record,
    );
    return this.#waiting;
  }

  forgetCached(): void {
    this.#waiting = null;
  }

  /** Newest first; `before` is the position of the last one of the page before. */
  list(
    filter: ElsewhereFilter,
    before: number,
    limit: number,
  ): { record: ElsewhereRecord; position: number }[] {
    const { direction, siteId, status, isOpen } = filter;
    const wanted = [
      "position < @before",
      ...(direction === undefined ? [] : ["direction = @direction"]),
      ...(siteId === undefined ? [] : ["site_id = @siteId"]),
      ...(status === undefined ? [] : ["status = @status"]),
      ...(isOpen === undefined ? [] : ["is_open = @isOpen"]),
    ];
    return this.#db
      .prepare<[Record<string, unknown>], { record: string; position: number }>(
        `select record, position from elsewhere where ${wanted.join(" and ")} order by position desc limit @limit`,
      )
      .all({ ...filter, isOpen: Number(isOpen ?? false), before, limit })
      .map(({ record, position }) => ({ position, record: JSON.parse(record) as ElsewhereRecord }));
  }
}
