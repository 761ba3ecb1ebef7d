/** Working days counted forwards and backwards, year by year. Pure: the same years always give the same answers. */
import type { Counted, WorkingYears } from "./years.ts";

const dayMs = 24 * 60 * 60_000;

export interface WorkingCalendar {
  /** Is this date worked? */
  isWorkingDay(day: string): Counted<boolean>;
  /**
   * The end of the `days`-th working day after `day`, which itself is not counted whether it is worked or not.
   * `days` is a whole number; 0 gives `day` itself.
   */
  dueAfter(day: string, days: number): Counted<string>;
  /** `day` itself when it is worked, else the next day that is. */
  onOrAfter(day: string): Counted<string>;
  /** Working days after `from` up to and with `to`; 0 when `to` is not later. */
  between(from: string, to: string): Counted<number>;
  /**
   * Working days left on `today`: 0 = due today, -1 = the first day of being late. The weekend after a due Friday is
   * late as well: -1.
   */
  remaining(today: string, due: string): Counted<number>;
}

/** Made once for each configuration; a year's days are listed when they are first asked for. */
export function workingCalendar(workingYears: WorkingYears): WorkingCalendar {
  const known = new Set(workingYears.years);
  const daysOff = new Set(workingYears.daysOff);
  const makeUpDays = new Set(workingYears.makeUpDays);
  const listed = new Map<number, string[]>();

  const isWorked = (day: string) => makeUpDays.has(day) || (!isWeekend(day) && !daysOff.has(day));

  /** The year's working days in order, or null where nobody has entered its holidays. */
  const workingDaysOf = (year: number): string[] | null => {
    if (!known.has(year)) return null;
    let days = listed.get(year);
    if (!days) {
      days = daysOfYear(year).filter(isWorked);
      listed.set(year, days);
    }
    return days;
  };

  const dueAfter = (day: string, days: number): Counted<string> => {
    if (days <= 0) return found(day);
    let left = days;
    for (let year = yearOf(day); ; year += 1) {
      const worked = workingDaysOf(year);
      if (!worked) return missing(year);
      const after = year === yearOf(day) ? countUpTo(worked, day) : 0;
      const due = worked[after + left - 1];
      if (due !== undefined) return found(due);
      left -= worked.length - after;
    }
  };

  const between = (from: string, to: string): Counted<number> => {
    if (to <= from) return found(0);
    let count = 0;
    for (let year = yearOf(from); year <= yearOf(to); year += 1) {
      const worked = workingDaysOf(year);
      if (!worked) return missing(year);
      const first = year === yearOf(from) ? countUpTo(worked, from) : 0;
      const last = year === yearOf(to) ? countUpTo(worked, to) : worked.length;
      count += last - first;
    }
    return found(count);
  };

  return {
    isWorkingDay: (day) => (known.has(yearOf(day)) ? found(isWorked(day)) : missing(yearOf(day))),
    dueAfter,
    onOrAfter: (day) => {
      if (!known.has(yearOf(day))) return missing(yearOf(day));
      return isWorked(day) ? found(day) : dueAfter(day, 1);
    },
    between,
    remaining: (today, due) => {
      if (today <= due) return between(today, due);
      const late = between(due, today);
      return late.ok ? found(-Math.max(1, late.value)) : late;
    },
  };
}

const found = <Value>(value: Value): Counted<Value> => ({ ok: true, value });
const missing = (missingYear: number): Counted<never> => ({ ok: false, missingYear });

const yearOf = (day: string) => Number(day.slice(0, 4));

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function daysOfYear(year: number): string[] {
  const first = Date.UTC(year, 0, 1);
  const count = Math.round((Date.UTC(year + 1, 0, 1) - first) / dayMs);
  return Array.from({ length: count }, (_, n) => new Date(first + n * dayMs).toISOString().slice(0, 10));
}

/** How many of the sorted days are not later than `day`. */
function countUpTo(days: readonly string[], day: string): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? "") <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
