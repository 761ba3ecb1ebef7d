/**
 * Lists of applications, newest first, or by what is due first where a date is asked for; a page at a time: no list is ever
 * counted or read whole.
 */
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
  /** The last row of the page before. */
  after?: { dueOn: string | null; seq: number } | undefined;
  limit: number;
}

interface Found {
  seq: number;
  due_on: string | null;
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

/** Whose open applications stand in an index by their due date, besides those of a unit. */
const hasDueIndex: ReadonlySet<keyof typeof equal> = new Set([
  "number",
  "clerk",
  "reviewer",
  "state",
  "itemId",
]);

export function search(db: HallDatabase, wanted: Wanted): Found[] {
  if (wanted.unitIds === undefined) return one(db, wanted, undefined);
  // Each unit's list has its own order in the index; a page of each holds the page of all.
  const found = new Set(wanted.unitIds);
  const isFirst = wanted.dueUntil === undefined ? newerFirst : dueFirst;
  return [...found]
    .flatMap((unitId) => one(db, wanted, unitId))
    .toSorted(isFirst)
    .slice(0, wanted.limit);
}

const newerFirst = (a: Found, b: Found) => b.seq - a.seq;
const dueFirst = (a: Found, b: Found) => {
  if (a.due_on === b.due_on) return a.seq - b.seq;
  return (a.due_on ?? "") < (b.due_on ?? "") ? -1 : 1;
};

/** An index is named by what it begins with; `+` keeps a condition from choosing one. */
function one(db: HallDatabase, wanted: Wanted, unitId: string | undefined): Found[] {
  const conditions: string[] = [];
  const values: (string | number | Buffer)[] = [];
  const where = (condition: string, ...given: (string | number | Buffer)[]) => {
    conditions.push(condition);
    values.push(...given);
  };
  const isByDue = wanted.dueUntil !== undefined;
  const isByName = wanted.nameHash !== undefined && !isByDue && isBestByName(db, wanted);
  const seq = isByName ? "n.seq" : "a.seq";
  if (wanted.nameHash && isByName) where("n.hash = ?", wanted.nameHash);
  else if (wanted.nameHash)
    where("exists (select 1 from application_names n where n.hash = ? and n.seq = a.seq)", wanted.nameHash);
  for (const [key, column] of Object.entries(equal) as [keyof typeof equal, string][]) {
    const value = wanted[key];
    if (value !== undefined) where(`${isByDue && !hasDueIndex.has(key) ? "+" : ""}a.${column} = ?`, value);
  }
  if (unitId !== undefined) where("a.unit_id = ?", unitId);
  if (wanted.dueUntil !== undefined) where("a.is_open = 1 and a.due_on <= ?", wanted.dueUntil);
  if (wanted.after && isByDue)
    where("(a.due_on, a.seq) > (?, ?)", wanted.after.dueOn ?? "", wanted.after.seq);
  else if (wanted.after) where(`${seq} < ?`, wanted.after.seq);
  const from = isByName
    ? "application_names n join applications a on a.application_id = n.application_id"
    : "applications a";
  const order = isByDue ? "a.due_on, a.seq" : `${seq} desc`;
  const sql = `select a.seq, a.due_on, a.record from ${from}${conditions.length > 0 ? ` where ${conditions.join(" and ")}` : ""} order by ${order} limit ?`;
  return db.prepare<unknown[], Found>(sql).all(...values, wanted.limit);
}

/** Rows of the table lie far apart and are costly to look at; so many of one name are looked at, not more. */
const mostOfOneName = 200;

/** A name that many have is better looked up for each row of a narrower list. */
function isBestByName(db: HallDatabase, wanted: Wanted): boolean {
  const isNarrower =
    wanted.unitIds !== undefined ||
    Object.keys(equal).some((key) => wanted[key as keyof typeof equal] !== undefined);
  if (!isNarrower || !wanted.nameHash) return true;
  const found = db
    .prepare<[Buffer, number], { count: number }>(
      "select count(*) as count from (select 1 from application_names where hash = ? limit ?)",
    )
    .get(wanted.nameHash, mostOfOneName);
  return (found?.count ?? 0) < mostOfOneName;
}
