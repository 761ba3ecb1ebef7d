/** Lists of applications, newest first, a page at a time: no list is ever counted or read whole. */
import type { HallDatabase } from "../journal/database.ts";

export interface Wanted {
  number?: string | undefined;
  itemId?: string | undefined;
  state?: string | undefined;
  ticketId?: string | undefined;
  matterId?: string | undefined;
  personId?: string | undefined;
  /** Only those of these units; left out = any. */
  unitIds?: readonly string[] | undefined;
  clerk?: string | undefined;
  reviewer?: string | undefined;
  begunBy?: string | undefined;
  dueUntil?: string | undefined;
  /** Keyed hash of a name; the names lie in the vault's table. */
  nameHash?: Buffer | undefined;
  /** `seq` of the last row of the page before. */
  before?: number | undefined;
  limit: number;
}

interface Found {
  seq: number;
  record: string;
}

const equal = {
  number: "number",
  itemId: "item_id",
  state: "state",
  ticketId: "ticket_id",
  matterId: "matter_id",
  personId: "person_id",
  clerk: "clerk",
  reviewer: "reviewer",
  begunBy: "begun_by",
} as const;

export function search(db: HallDatabase, wanted: Wanted): Found[] {
  if (wanted.unitIds === undefined) return one(db, wanted, undefined);
  // Each unit's list has its own order in the index; a page of each holds the page of all.
  const found = new Set(wanted.unitIds);
  return [...found]
    .flatMap((unitId) => one(db, wanted, unitId))
    .toSorted((a, b) => b.seq - a.seq)
    .slice(0, wanted.limit);
}

function one(db: HallDatabase, wanted: Wanted, unitId: string | undefined): Found[] {
  const conditions: string[] = [];
  const values: (string | number | Buffer)[] = [];
  const where = (condition: string, value: string | number | Buffer) => {
    conditions.push(condition);
    values.push(value);
  };
  const isByName = wanted.nameHash !== undefined;
  const seq = isByName ? "n.seq" : "a.seq";
  if (wanted.nameHash) where("n.hash = ?", wanted.nameHash);
  for (const [key, column] of Object.entries(equal) as [keyof typeof equal, string][]) {
    const value = wanted[key];
    if (value !== undefined) where(`a.${column} = ?`, value);
  }
  if (unitId !== undefined) where("a.unit_id = ?", unitId);
  if (wanted.dueUntil !== undefined) where("a.is_open = 1 and a.due_on <= ?", wanted.dueUntil);
  if (wanted.before !== undefined) where(`${seq} < ?`, wanted.before);
  const from = isByName
    ? "application_names n join applications a on a.application_id = n.application_id"
    : "applications a";
  const sql = `select a.seq, a.record from ${from}${conditions.length > 0 ? ` where ${conditions.join(" and ")}` : ""} order by ${seq} desc limit ?`;
  return db.prepare<unknown[], Found>(sql).all(...values, wanted.limit);
}
