/**
 * What back offices have open, by list. Each list is read through an index of its own, unit by unit: it costs what is
 * shown and not what there is.
 */
import type { OfficeList } from "../../contract/office.ts";
import type { HallDatabase } from "../../journal/database.ts";
import type { ApplicationRecord } from "../record.ts";

/** `soon` follows from each item's own time, and is seen when a line is drawn. `mine` is one reviewer's and not a unit's. */
export type UnitList = Exclude<OfficeList, "soon" | "mine">;

const atOffice = "state in ('accepted', 'reviewing', 'special-step', 'decided')";
const clockRuns = "state in ('accepted', 'reviewing')";

/** As the partial indexes say it, word for word: that is how they are found. */
const conditions: Record<UnitList | "open", string> = {
  open: `is_open = 1 and ${atOffice}`,
  late: `is_open = 1 and due_on < @today and ${clockRuns}`,
  today: `is_open = 1 and due_on = @today and ${clockRuns}`,
  new: "is_open = 1 and state = 'accepted'",
  confirm: "is_open = 1 and state = 'reviewing' and json_type(record, '$.decision.confirmedBy') = 'null'",
  extension: "is_open = 1 and json_type(record, '$.extension.isApproved') = 'null'",
  special: "is_open = 1 and state = 'special-step'",
  gaps: "is_open = 1 and json_type(record, '$.gaps.broughtAt') = 'null'",
  parallel: "is_open = 1 and json_extract(record, '$.terms.isParallel') = 1",
  make: "is_open = 1 and state = 'decided'",
};
export const unitLists = Object.keys(conditions) as (keyof typeof conditions)[];

interface Asked {
  unitId: string;
  /** Local date. */
  today: string;
}

export interface Load {
  open: number;
  late: number;
  today: number;
}

const mine = "is_open = 1 and reviewer = @reviewer and state in ('reviewing', 'special-step')";
const decided =
  "json_type(record, '$.decision.decidedBy') = 'text' and json_extract(record, '$.decision.decidedBy') = ? and json_extract(record, '$.decision.decidedOn') >= ?";

/** The statements of one list, of one unit. */
export function statementsOf(list: keyof typeof conditions): { lines: string; count: string } {
  // Left to itself the planner reads all that is under review.
  const from = list === "confirm" ? "applications indexed by office_confirm" : "applications";
  const where = `unit_id = @unitId and ${conditions[list]}`;
  return {
    lines: `select record from ${from} where ${where} order by due_on, seq limit @limit`,
    count: `select count(*) as count from ${from} where ${where}`,
  };
}

export class OfficeRows {
  readonly #lines;
  readonly #counts;
  readonly #mine;
  readonly #load;
  readonly #decided;

  constructor(db: HallDatabase) {
    const each = <Made>(make: (statements: { lines: string; count: string }) => Made) =>
      new Map(unitLists.map((list) => [list, make(statementsOf(list))]));
    this.#lines = each(({ lines }) => db.prepare<[Asked & { limit: number }], { record: string }>(lines));
    this.#counts = each(({ count }) => db.prepare<[Asked], { count: number }>(count));
    this.#mine = db.prepare<[{ reviewer: string; limit: number }], { record: string }>(
      `select record from applications where ${mine} order by due_on, seq limit @limit`,
    );
    this.#load = db.prepare<[{ reviewer: string; today: string }], Load>(
      `select count(*) as open, count(*) filter (where due_on < @today and ${clockRuns}) as late,
       count(*) filter (where due_on = @today and ${clockRuns}) as today from applications where ${mine}`,
    );
    this.#decided = db.prepare<[string, string], { count: number }>(
      `select count(*) as count from applications where ${decided}`,
    );
  }

  /** Of one list of one unit the most urgent, by due date. */
  lines(list: keyof typeof conditions, asked: Asked, limit: number): ApplicationRecord[] {
    return (this.#lines.get(list)?.all({ ...asked, limit }) ?? []).map(read);
  }

  count(list: keyof typeof conditions, asked: Asked): number {
    return this.#counts.get(list)?.get(asked)?.count ?? 0;
  }

  /** What somebody has taken up, by their staff id. */
  mine(reviewer: string, limit: number): ApplicationRecord[] {
    return this.#mine.all({ reviewer, limit }).map(read);
  }

  load(reviewer: string, today: string): Load {
    return this.#load.get({ reviewer, today }) ?? { open: 0, late: 0, today: 0 };
  }

  /** How many a reviewer decided from a local date on. */
  decidedSince(reviewer: string, since: string): number {
    return this.#decided.get(reviewer, since)?.count ?? 0;
  }
}

const read = ({ record }: { record: string }) => JSON.parse(record) as ApplicationRecord;
