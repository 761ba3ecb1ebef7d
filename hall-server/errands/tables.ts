import type { ModuleTables } from "../archive/module-tables.ts";
import type { HallDatabase } from "../journal/database.ts";
import type { Fact } from "../journal/fact.ts";
import { applyErrand, type ErrandRecord, isErrandFact } from "./record.ts";

export interface ErrandFilter {
  /** At one of these sites, or on the way to it. */
  atSiteId?: string | undefined;
  /** Entrusted at one of these. */
  fromSiteIds?: readonly string[] | undefined;
  /** With those sites also whatever is none of these: what the hall's file no longer has. */
  butGoneFrom?: readonly string[] | undefined;
  /** With an open task of this person of the staff. */
  assignee?: string | undefined;
  state?: string | undefined;
  /** Entrusted in it: 2026-03. */
  month?: string | undefined;
  number?: string | undefined;
}

export interface FoundErrand {
  record: ErrandRecord;
  position: number;
}

/** Errands of a month at a site, counted. */
export interface ErrandCount {
  site_id: string;
  entrusted: number;
  closed: number;
  late: number;
  called: number;
  satisfied: number;
}

/** Derived: rebuilt from the journal. */
export class ErrandTables implements ModuleTables {
  static readonly names = ["errands", "errand_tasks"] as const;
  readonly #db: HallDatabase;
  readonly #keep;
  readonly #keepTask;
  readonly #get;
  readonly #lastSerial;
  readonly #count;

  constructor(db: HallDatabase) {
    this.#db = db;
    this.#keep = db.prepare<[Record<string, unknown>]>(
      `insert into errands (errand_id, position, number, day, serial, from_site, at_site, state, due_on, settled_on, answer, record)
       values (@id, @position, @number, @day, @serial, @fromSiteId, @atSiteId, @state, @dueOn, @settledOn, @answer, @record)
       on conflict (errand_id) do update set at_site = excluded.at_site, state = excluded.state, due_on = excluded.due_on,
         settled_on = coalesce(settled_on, excluded.settled_on), answer = excluded.answer, record = excluded.record`,
    );
    this.#keepTask = db.prepare<[string, string, string, number]>(
      "insert or replace into errand_tasks (errand_id, task_id, assignee, is_open) values (?, ?, ?, ?)",
    );
    this.#get = db.prepare<[string], { record: string }>("select record from errands where errand_id = ?");
    this.#lastSerial = db.prepare<[string], { serial: number | null }>(
      "select max(serial) as serial from errands where day = ?",
    );
    this.#count = db.prepare<[{ month: string; sites: string; known: string | null }], ErrandCount>(
      `select from_site as site_id, count(*) as entrusted, count(settled_on) as closed,
         sum(coalesce(settled_on, '') > due_on) as late, count(answer) as called,
         coalesce(sum(answer = 'satisfied'), 0) as satisfied
       from errands where day like @month || '-%' and ${orGone("from_site", `from_site in ${sites}`)}
       group by from_site order by from_site`,
    );
  }

  take(fact: Fact): void {
    if (!isErrandFact(fact)) return;
    const record = applyErrand(this.get(fact.data.errandId), fact);
    if (!record) return;
    this.#keep.run({
      id: record.id,
      position: fact.position,
      number: record.number,
      day: record.day,
      serial: record.serial,
      fromSiteId: record.fromSiteId,
      atSiteId: record.atSiteId,
      state: record.state,
      dueOn: record.dueOn,
      settledOn: fact.name === "errand-finished" ? (fact.data.on ?? fact.day) : null,
      answer: record.answer?.answer ?? null,
      record: JSON.stringify(record),
    });
    const isOver = record.state !== "handling";
    for (const { taskId, assignee, isDone } of record.tasks)
      this.#keepTask.run(record.id, taskId, assignee, isDone || isOver ? 0 : 1);
  }

  get(errandId: string): ErrandRecord | null {
    const row = this.#get.get(errandId);
    return row ? (JSON.parse(row.record) as ErrandRecord) : null;
  }

  nextSerial(day: string): number {
    return (this.#lastSerial.get(day)?.serial ?? 0) + 1;
  }

  /** Newest first; `before` is the position of the last one of the page before. */
  list(filter: ErrandFilter, before: number, limit: number): FoundErrand[] {
    const { atSiteId, fromSiteIds, butGoneFrom, assignee, state, month, number } = filter;
    // Only those who have the hall's own site look beyond an index.
    const withGone = (column: string, isOne: string) => (butGoneFrom ? orGone(column, isOne) : isOne);
    const wanted = [
      "position < @before",
      ...(atSiteId === undefined ? [] : [withGone("at_site", "at_site = @atSiteId")]),
      ...(fromSiteIds === undefined ? [] : [withGone("from_site", `from_site in ${sites}`)]),
      ...(assignee === undefined
        ? []
        : ["errand_id in (select errand_id from errand_tasks where assignee = @assignee and is_open = 1)"]),
      ...(state === undefined ? [] : ["state = @state"]),
      ...(month === undefined ? [] : ["day like @month || '-%'"]),
      ...(number === undefined ? [] : ["number = @number"]),
    ];
    return this.#db
      .prepare<[Record<string, unknown>], { position: number; record: string }>(
        `select position, record from errands where ${wanted.join(" and ")} order by position desc limit @limit`,
      )
      .all({
        before,
        limit,
        atSiteId,
        sites: JSON.stringify(fromSiteIds ?? []),
        known: butGoneFrom && JSON.stringify(butGoneFrom),
        assignee,
        state,
        month,
        number,
      })
      .map(({ position, record }) => ({ position, record: JSON.parse(record) as ErrandRecord }));
  }

  /** `month`: 2026-03. A site without errands has no line. */
  countMonth(month: string, siteIds: readonly string[], butGoneFrom?: readonly string[]): ErrandCount[] {
    const known = butGoneFrom ? JSON.stringify(butGoneFrom) : null;
    return this.#count.all({ month, sites: JSON.stringify(siteIds), known });
  }
}

const sites = "(select value from json_each(@sites))";

/** `@known` null: those sites and no others. */
const orGone = (column: string, isOne: string) =>
  `(${isOne} or (@known is not null and ${column} not in (select value from json_each(@known))))`;
