import type { ActName } from "./life-cycle.ts";
import { type ApplicationRecord, openGaps } from "./record.ts";

/** A decision is proposed: until the second reviewer answers, nothing else is done with it. */
const proposed = ({ decision }: ApplicationRecord) => (decision ? "waits-for-second" : null);

/** 受理 is not taken back (art. 32): from then on it is decided, and its clock runs. */
const accepted = ({ acceptedOn }: ApplicationRecord) => (acceptedOn === null ? null : "accepted-before");

const hindrances: Partial<Record<ActName, (record: ApplicationRecord) => string | null>> = {
  "application:tellMissing": accepted,
  "application:refuseIntake": accepted,
  "application:finishInstant": ({ terms }) => {
    if (terms.kind !== "instant") return "not-instant";
    return terms.needsTwoReviewers ? "needs-two" : null;
  },
  "application:bringGap": (record) => (openGaps(record).length === 0 ? "no-gaps" : null),
  "application:assign": proposed,
  "application:startSpecialStep": proposed,
  "application:decide": proposed,
  "application:askExtension": (record) => {
    const { extension } = record;
    if (extension) return extension.isApproved === null ? "asked-before" : "answered-before";
    return proposed(record);
  },
  "application:answerExtension": ({ extension }) => (extension?.isApproved === null ? null : "not-asked"),
  "application:confirmDecision": ({ decision }) => (decision ? null : "nothing-to-confirm"),
  "application:recordFalsePromise": ({ isPromise, gaps, applicant }) =>
    (isPromise || gaps !== null) && applicant.personId !== null ? null : "no-promise",
};

/** Why an act that the table allows makes no sense with this application as it is; null: nothing stands against it. */
export function hindranceOf(name: ActName, record: ApplicationRecord): string | null {
  return hindrances[name]?.(record) ?? null;
}
