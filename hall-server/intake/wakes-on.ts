import { type ApplicationRecord, openGaps } from "./record.ts";

/** Before every date: looked at by each sweep until its date can be computed. */
const atOnce = "0000-00-00";

/**
 * The first local date on which time alone changes this application (the day after the last on which somebody could have
 * done it), or the past while a date of it waits for a year's working days. Null: time changes nothing.
 */
export function wakesOn(record: ApplicationRecord): string | null {
  const dates = waitsFor(record);
  if (dates.length === 0) return null;
  if (dates.includes(null)) return atOnce;
  const last = dates.toSorted()[0];
  return last ? dayAfterDate(last) : null;
}

/** Last days, each of which ends something; null for one that is not computed yet. */
function waitsFor(record: ApplicationRecord): (string | null)[] {
  const { state, gaps } = record;
  // The other hall's limits are not this one's to keep.
  if (record.sentTo !== null) return [];
  switch (state) {
    case "submitted":
    case "received":
      // Given back by its reviewer it is accepted already, and its clock runs on.
      return record.acceptedOn === null ? [record.answerBy] : [];
    case "supplementing":
      return [record.supplement?.until ?? null];
    case "accepted":
    case "reviewing":
    case "special-step":
      return [
        ...(gaps && gaps.broughtAt === null ? [gaps.until] : []),
        // While the clock stands there is no date to wait for.
        ...(state !== "special-step" && (record.dueOn === null || maySilenceGrant(record))
          ? [record.dueOn]
          : []),
      ];
    case "decided":
      return record.deliverBy === null ? [null] : [];
    default:
      return [];
  }
}

/** 超期视为默认同意: not of who has proposed a decision, not while the clock stands, not while a paper is to come. */
export function maySilenceGrant(record: ApplicationRecord): boolean {
  const { state, terms, decision } = record;
  if (state !== "accepted" && state !== "reviewing") return false;
  return terms.silenceIsConsent && decision === null && openGaps(record).length === 0;
}

function dayAfterDate(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
