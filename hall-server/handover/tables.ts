import type { HallDatabase } from "../journal/database.ts";
import type { Fact } from "../journal/fact.ts";
import { PaperTable, type ResultMaker } from "./paper-table.ts";
import { applyHandover, type HandoverRecord, isHandoverFact, openLinesOf } from "./record.ts";

export interface HandoverFilter {
  state?: string | undefined;
  /** Of these units only; left out = of all. */
  unitIds?: readonly string[] | undefined;
  /** Handed and not received before this local date, of a unit that is none of these, or with lines that nobody has settled. */
  trouble?: { before: string; knownUnits: readonly string[] } | undefined;
}

export interface FoundHandover {
  record: HandoverRecord;
  position: number;
}

/** Handover lists, and where each sheet is. Derived: rebuilt from the journal. */
export class HandoverTables {
  static readonly names = ["handovers", "paper"] as const;
  readonly paper: PaperTable;
  readonly #db: HallDatabase;
  readonly #keep;
  readonly #get;
  readonly #lastSerial;
  readonly #troubled;
  #unitIds: Set<string> | null = null;
  #known: { day: string; lists: readonly HandoverRecord[] } | null = null;

  constructor(db: HallDatabase, makerOf: (applicationId: string) => ResultMaker | null) {
    this.#db = db;
    this.paper = new PaperTable(db, makerOf);
    this.#keep = db.prepare<[Record<string, unknown>]>(
      `insert into handovers (handover_id, position, day, serial, unit_id, state, receive_by, open_lines, record)
       values (@id, @position, @day, @serial, @unitId, @state, @receiveBy, @openLines, @record)
       on conflict (handover_id) do update set state = excluded.state, receive_by = excluded.receive_by,
         open_lines = excluded.open_lines, record = excluded.record`,
    );
    this.#get = db.prepare<[string], { record: string }>(
      "select record from handovers where handover_id = ?",
    );
    this.#lastSerial = db.prepare<[string], { serial: number | null }>(
      "select max(serial) as serial from handovers where day = ?",
    );
    this.#troubled = db.prepare<[{ day: string; gone: string }], { record: string }>(
      `select record from handovers where ${inTrouble} limit 1000`,
    );
  }

  take(fact: Fact): void {
    if (isHandoverFact(fact)) {
      const record = applyHandover(this.get(fact.data.handoverId), fact);
      if (record) this.#write(record, fact.position);
      this.forgetCached();
    }
    this.paper.take(fact);
  }

  get(handoverId: string): HandoverRecord | null {
    const row = this.#get.get(handoverId);
    return row ? (JSON.parse(row.record) as HandoverRecord) : null;
  }

  nextSerial(day: string): number {
    return (this.#lastSerial.get(day)?.serial ?? 0) + 1;
  }

  /** Newest first; `before` is the position of the last one of the page before. */
  list(filter: HandoverFilter, before: number, limit: number): FoundHandover[] {
    const { state, unitIds, trouble } = filter;
    const wanted = [
      "position < @before",
      ...(state === undefined ? [] : ["state = @state"]),
      ...(unitIds === undefined ? [] : ["unit_id in (select value from json_each(@units))"]),
      ...(trouble === undefined ? [] : [inTrouble]),
    ];
    return this.#db
      .prepare<[Record<string, unknown>], { position: number; record: string }>(
        `select position, record from handovers where ${wanted.join(" and ")} order by position desc limit @limit`,
      )
      .all({
        ...{ before, limit, state, units: JSON.stringify(unitIds ?? []) },
        ...{ day: trouble?.before, gone: trouble ? this.#gone(trouble.knownUnits) : "[]" },
      })
      .map(({ position, record }) => ({ position, record: JSON.parse(record) as HandoverRecord }));
  }

  /** Lists of which somebody is to be told, at most 1,000. Asked by a view that is drawn again and again. */
  troubled(day: string, knownUnits: readonly string[]): readonly HandoverRecord[] {
    this.#known ??= {
      day,
      lists: this.#troubled
        .all({ day, gone: this.#gone(knownUnits) })
        .map(({ record }) => JSON.parse(record) as HandoverRecord),
    };
    if (this.#known.day !== day) {
      this.#known = null;
      return this.troubled(day, knownUnits);
    }
    return this.#known.lists;
  }

  forgetCached(): void {
    this.#known = null;
  }

  /** Units that had a list and are none of these, as JSON. Read once: hardly a list is of a unit that had none before. */
  #gone(knownUnits: readonly string[]): string {
    this.#unitIds ??= new Set(
      this.#db
        .prepare<[], { unit_id: string }>("select distinct unit_id from handovers")
        .all()
        .map((row) => row.unit_id),
    );
    return JSON.stringify([...this.#unitIds].filter((unitId) => !knownUnits.includes(unitId)));
  }

  #write(record: HandoverRecord, position: number): void {
    this.#unitIds?.add(record.unitId);
    this.#keep.run({
      id: record.id,
      position,
      day: record.day,
      serial: record.serial,
      unitId: record.unitId,
      state: record.state,
      receiveBy: record.receiveBy,
      openLines: openLinesOf(record),
      record: JSON.stringify(record),
    });
  }
}

const goneUnits = "(select value from json_each(@gone))";

/** What goes to or from a unit that is gone is in nobody's hands. Without a date, because its year is not known, paper is missed from the next day on. */
const inTrouble = `(open_lines > 0
  or (state = 'handed' and (coalesce(receive_by, day) < @day or unit_id in ${goneUnits}))
  or (state = 'prepared' and unit_id in ${goneUnits}))`;
