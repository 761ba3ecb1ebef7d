import { DateTime } from "luxon";
import type { FileRules } from "../catalog/config.ts";
import type { OverApplication } from "./references.ts";

/** The first rule that fits; null = its pages stay. */
export function monthsOf(rules: FileRules, one: Omit<OverApplication, "over_on">): number | null {
  const fitting = rules.retention.find(
    ({ items, kind, ends }) =>
      (items === undefined || items.includes(one.item_id)) &&
      (kind === undefined || kind === one.kind) &&
      (ends === undefined || ends.some((end) => end === one.ended)),
  );
  return fitting === undefined || fitting.months === "never" ? null : fitting.months;
}

/** Its pages' time is over on this local date. The same day of the month, or the month's last where it has no such day. */
export function isDue(rules: FileRules, one: OverApplication, today: string): boolean {
  const months = monthsOf(rules, one);
  if (months === null) return false;
  const until = DateTime.fromISO(one.over_on, { zone: "utc" }).plus({ months }).toISODate();
  return until !== null && until <= today;
}

/** No rule asks for less than this of anything that ended on or after the answer: what is not older need not be looked at. */
export function earliestEnd(rules: FileRules, today: string): string | null {
  const months = rules.retention.flatMap((rule) => (rule.months === "never" ? [] : [rule.months]));
  if (months.length === 0) return null;
  const at = DateTime.fromISO(today, { zone: "utc" }).minus({ months: Math.min(...months) });
  // Ends of months: 31 March less a month is 28 February, yet what ended on 28 February is over on 28 March.
  return at.plus({ days: 4 }).toISODate();
}
