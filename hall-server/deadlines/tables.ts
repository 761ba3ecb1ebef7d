/**
 * The time limits that run, one row for each application that has one: derived, written with the application's own facts.
 * Small however many applications there were, since what is over has none.
 */
import type { ModuleTables } from "../archive/module-tables.ts";
import type { ApplicationRecord } from "../intake/record.ts";
import type { HallDatabase } from "../journal/database.ts";
import type { Fact } from "../journal/fact.ts";
import { type Alike, LimitCounts, type LimitGroup } from "./limit-counts.ts";
import { limitOf } from "./limit-of.ts";

/** Whose limits; all of the hall's where neither is given, and both hold where both are. */
export interface Scope {
  /** Staff id; what no clerk has taken in yet is everybody's at the counters. */
  clerk?: string;
  unitIds?: readonly string[];
}

export interface FoundLimit extends Alike {
  application_id: string;
  due_on: string;
}

export interface Wanted {
  /** Only limits whose `keyOf` is among these; null = any. */
  keys: readonly string[] | null;
  after: { dueOn: string; applicationId: string } | null;
  limit: number;
}

const grouped = `select kind, due_on, paused_since, promised_days, unit_id, count(*) as count from running_limits`;
const groupBy = "group by due_on, kind, paused_since, promised_days, unit_id";

export class DeadlineTables implements ModuleTables {
  readonly #db: HallDatabase;
  readonly #recordOf: (applicationId: string) => ApplicationRecord | null;
  readonly #get;
  readonly #put;
  readonly #remove;
  /** Of the whole hall, kept up with each change; null until it is asked for. */
  #counts: LimitCounts | null = null;
  #revision = 0;

  /** `recordOf` gives an application as it is after the fact that is being taken. */
  constructor(db: HallDatabase, recordOf: (applicationId: string) => ApplicationRecord | null) {
    this.#db = db;
    this.#recordOf = recordOf;
    this.#get = db.prepare<[string], Omit<LimitGroup, "count">>(
      `select kind, due_on, paused_since, promised_days, unit_id from running_limits where application_id = ?`,
    );
    this.#put = db.prepare(
      `insert or replace into running_limits values (@applicationId, @kind, @on, @pausedSince, @promisedDays, @unitId, @clerk)`,
    );
    this.#remove = db.prepare<[string]>("delete from running_limits where application_id = ?");
  }

  take(fact: Fact): void {
    const { applicationId } = fact.data as { applicationId?: string };
    if (applicationId === undefined) return;
    this.#revision += 1;
    const before = this.#counts ? this.#get.get(applicationId) : undefined;
    const record = this.#recordOf(applicationId);
    const limit = record ? limitOf(record) : null;
    if (!record || !limit) this.#remove.run(applicationId);
    else this.#put.run({ ...limit, applicationId, unitId: record.unitId, clerk: record.clerk });
    if (!this.#counts) return;
    const now = this.#get.get(applicationId);
    if (before) this.#counts.add({ ...before, count: -1 });
    if (now) this.#counts.add({ ...now, count: 1 });
  }

  forgetCached(): void {
    this.#revision += 1;
    this.#counts = null;
  }

  /** Rises with whatever may change what is due. */
  get revision(): number {
    return this.#revision;
  }

  groups(scope: Scope): LimitGroup[] {
    const { clerk, unitIds } = scope;
    if (clerk !== undefined) {
      const own = this.#db
        .prepare<[string], LimitGroup>(`${grouped} where clerk = ? or clerk is null ${groupBy}`)
        .all(clerk);
      return own.filter((group) => isOf(unitIds, group));
    }
    this.#counts ??= new LimitCounts(this.#db.prepare<[], LimitGroup>(`${grouped} ${groupBy}`).all());
    return this.#counts.groups().filter((group) => isOf(unitIds, group));
  }

  /** First what was due first. */
  list({ clerk, unitIds }: Scope, wanted: Wanted): FoundLimit[] {
    // Each clerk's and each unit's list has its own order in an index; a page of each holds the page of all.
    if (clerk !== undefined) {
      const found = [clerk, null].flatMap((one) => this.#page(["clerk is ?", one], unitIds, wanted));
      return firstOf(found, wanted.limit);
    }
    if (unitIds === undefined) return this.#page(null, undefined, wanted);
    return firstOf(
      unitIds.flatMap((unitId) => this.#page(["unit_id = ?", unitId], undefined, wanted)),
      wanted.limit,
    );
  }

  #page(
    whose: [sql: string, value: string | null] | null,
    unitIds: readonly string[] | undefined,
    { keys, after, limit }: Wanted,
  ): FoundLimit[] {
    const conditions = ["due_on is not null"];
    const values: (string | number | null)[] = [];
    const where = (condition: string, ...given: (string | null)[]) => {
      conditions.push(condition);
      values.push(...given);
    };
    if (whose) where(...whose);
    if (unitIds) where("unit_id in (select value from json_each(?))", JSON.stringify(unitIds));
    if (keys) {
      const dates = keys.map((key) => key.slice(0, dateLength)).toSorted();
      where("due_on between ? and ?", dates[0] ?? null, dates.at(-1) ?? null);
      where(`${keySql} in (select value from json_each(?))`, JSON.stringify(keys));
    }
    if (after) where("(due_on, application_id) > (?, ?)", after.dueOn, after.applicationId);
    return this.#db
      .prepare<unknown[], FoundLimit>(
        `select application_id, kind, due_on, paused_since, promised_days from running_limits
         where ${conditions.join(" and ")} order by due_on, application_id limit ?`,
      )
      .all(...values, limit);
  }
}

const dateLength = "2026-03-19".length;
const keySql = "(due_on || ' ' || kind || ' ' || promised_days || ' ' || coalesce(paused_since, ''))";

function isOf(unitIds: readonly string[] | undefined, { unit_id: unitId }: LimitGroup): boolean {
  return unitIds === undefined || (unitId !== null && unitIds.includes(unitId));
}

function firstOf(found: FoundLimit[], limit: number): FoundLimit[] {
  const inOrder = (one: FoundLimit) => `${one.due_on} ${one.application_id}`;
  return found.toSorted((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1)).slice(0, limit);
}
