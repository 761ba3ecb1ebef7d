/**
 * The time limits that run, one row for each application that has one: derived, written with the application's own facts.
 * Small however many applications there were, since what is over has none.
 */
import type { ModuleTables } from "../archive/module-tables.ts";
import type { LimitKind } from "../contract/deadlines.ts";
import type { ApplicationRecord } from "../intake/record.ts";
import type { HallDatabase } from "../journal/database.ts";
import type { Fact } from "../journal/fact.ts";
import { limitOf } from "./limit-of.ts";

export const deadlineTables = ["running_limits"] as const;

/** Whose limits; all of the hall's where neither is given, and both hold where both are. */
export interface Scope {
  /** Staff id; what no clerk has taken in yet is everybody's at the counters. */
  clerk?: string;
  unitIds?: readonly string[];
}

/** Limits that are alike in all that their light follows from. */
export interface LimitGroup {
  kind: LimitKind;
  due_on: string | null;
  /** The clock stands since that date. */
  paused_since: string | null;
  promised_days: number;
  unit_id: string | null;
  count: number;
}

export interface FoundLimit {
  application_id: string;
  kind: LimitKind;
  due_on: string;
  paused_since: string | null;
  promised_days: number;
}

export interface Wanted {
  /** Only limits whose `keyOf` is among these; null = any. */
  keys: readonly string[] | null;
  after: { dueOn: string; applicationId: string } | null;
  limit: number;
}

export class DeadlineTables implements ModuleTables {
  readonly #db: HallDatabase;
  readonly #recordOf: (applicationId: string) => ApplicationRecord | null;
  readonly #put;
  readonly #remove;

  /** `recordOf` gives an application as it is after the fact that is being taken. */
  constructor(db: HallDatabase, recordOf: (applicationId: string) => ApplicationRecord | null) {
    this.#db = db;
    this.#recordOf = recordOf;
    this.#put = db.prepare(
      `insert or replace into running_limits values (@applicationId, @kind, @on, @pausedSince, @promisedDays, @unitId, @clerk)`,
    );
    this.#remove = db.prepare<[string]>("delete from running_limits where application_id = ?");
  }

  take(fact: Fact): void {
    const { applicationId } = fact.data as { applicationId?: string };
    if (applicationId === undefined) return;
    const record = this.#recordOf(applicationId);
    const limit = record ? limitOf(record) : null;
    if (!record || !limit) this.#remove.run(applicationId);
    else this.#put.run({ ...limit, applicationId, unitId: record.unitId, clerk: record.clerk });
  }

  groups(scope: Scope): LimitGroup[] {
    const { sql, values } = whereOf(scope);
    return this.#db
      .prepare<string[], LimitGroup>(
        `select kind, due_on, paused_since, promised_days, unit_id, count(*) as count from running_limits where ${sql}
         group by due_on, kind, paused_since, promised_days, unit_id`,
      )
      .all(...values);
  }

  /** First what was due first. */
  list(scope: Scope, wanted: Wanted): FoundLimit[] {
    const { sql, values } = whereOf(scope);
    const conditions = [sql, "due_on is not null"];
    const given: (string | number)[] = [...values];
    if (wanted.keys) {
      conditions.push(`${keySql} in (select value from json_each(?))`);
      given.push(JSON.stringify(wanted.keys));
    }
    if (wanted.after) {
      conditions.push("(due_on, application_id) > (?, ?)");
      given.push(wanted.after.dueOn, wanted.after.applicationId);
    }
    return this.#db
      .prepare<(string | number)[], FoundLimit>(
        `select application_id, kind, due_on, paused_since, promised_days from running_limits
         where ${conditions.join(" and ")} order by due_on, application_id limit ?`,
      )
      .all(...given, wanted.limit);
  }
}

const keySql = "(due_on || ' ' || kind || ' ' || promised_days || ' ' || coalesce(paused_since, ''))";

/** What a light follows from, as the table puts it together. */
export function keyOf(limit: Pick<LimitGroup, "due_on" | "kind" | "promised_days" | "paused_since">): string {
  return `${limit.due_on} ${limit.kind} ${limit.promised_days} ${limit.paused_since ?? ""}`;
}

function whereOf({ clerk, unitIds }: Scope): { sql: string; values: string[] } {
  const conditions = ["true"];
  const values: string[] = [];
  if (clerk !== undefined) {
    conditions.push("(clerk = ? or clerk is null)");
    values.push(clerk);
  }
  if (unitIds !== undefined) {
    conditions.push("unit_id in (select value from json_each(?))");
    values.push(JSON.stringify(unitIds));
  }
  return { sql: conditions.join(" and "), values };
}
