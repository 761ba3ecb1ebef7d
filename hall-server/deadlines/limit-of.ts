/** Which time limit runs for an application now. At most one does: a life has its limits one after the other. */
import type { LimitKind } from "../contract/deadlines.ts";
import type { ApplicationRecord } from "../intake/record.ts";

export interface Limit {
  kind: LimitKind;
  /** Null where the calendar of its year is missing. */
  on: string | null;
  /** The clock stands since that date (特殊环节). */
  pausedSince: string | null;
  /** 承诺: working days promised for the decision. */
  promisedDays: number;
}

export function limitOf(record: ApplicationRecord): Limit | null {
  const limit = (kind: LimitKind, on: string | null): Limit => ({
    kind,
    on,
    pausedSince: kind === "decision" ? (record.special?.since ?? null) : null,
    promisedDays: record.terms.days,
  });
  switch (record.state) {
    case "submitted":
    case "received":
      // Given back to the counter by its reviewer, it is accepted all the same: the decision's time goes on.
      return record.answerBy === null && record.dueOn !== null
        ? limit("decision", record.dueOn)
        : limit("answer", record.answerBy);
    case "supplementing":
      return limit("supplement", record.supplement?.until ?? null);
    case "accepted":
    case "reviewing":
    case "special-step":
      return limit("decision", record.dueOn);
    case "decided":
      return limit("delivery", record.deliverBy);
    // What is ready waits for the person, and has rules of its own.
    case "ready":
    case "delivered":
    case "archived":
    case "pre-refused":
    case "not-accepted":
    case "withdrawn":
    case "terminated":
    case "ended":
      return null;
    default:
      return record.state satisfies never;
  }
}
