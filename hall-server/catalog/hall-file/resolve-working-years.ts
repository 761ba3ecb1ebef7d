/** The hall's calendar and the library of announced holidays → the years in which working days can be counted. */
import announced from "chinese-days/dist/chinese-days.json" with { type: "json" };
import type { WorkingYears } from "../../working-days/years.ts";
import type { CalendarFile } from "../hall-file.ts";

/**
 * A year of the hall's calendar replaces the library's whole; other years are the library's. A date may stand in the
 * block of the year that announced it (2026-12-31 under 2027): it counts wherever it stands.
 */
export function resolveWorkingYears(calendar: CalendarFile | null): WorkingYears {
  const own = calendar?.years ?? [];
  const ownYears = own.map(({ year }) => year);
  const isOwn = (day: string) => ownYears.includes(Number(day.slice(0, 4)));
  const works = new Map<string, boolean>();
  for (const [days, isWorked] of [
    [announced.holidays, false],
    [announced.workdays, true],
  ] as const)
    for (const day of Object.keys(days)) if (!isOwn(day)) works.set(day, isWorked);
  for (const { holidays, workdays } of own) {
    for (const day of holidays.flat()) works.set(day, false);
    for (const day of workdays.flat()) works.set(day, true);
  }
  const listed = (isWorked: boolean) =>
    [...works]
      .filter(([, value]) => value === isWorked)
      .map(([day]) => day)
      .sort();
  return {
    years: [...new Set([...announcedYears(), ...ownYears])].sort((a, b) => a - b),
    daysOff: listed(false),
    makeUpDays: listed(true),
    assumed: [],
  };
}

/** The library has single days of years that it does not know yet; one with its National Day was announced. */
function announcedYears(): number[] {
  return Object.keys(announced.holidays)
    .filter((day) => day.endsWith("-10-01"))
    .map((day) => Number(day.slice(0, 4)));
}

/** How far ahead a demonstration may be given: far enough for everybody who tries it. */
const lastAssumedYear = 2060;

/** A demonstration goes on where nobody has announced anything: plain weekends, told as assumed. */
export function withAssumedYears(workingYears: WorkingYears): WorkingYears {
  const after = Math.max(...workingYears.years) + 1;
  const assumed = Array.from({ length: Math.max(0, lastAssumedYear - after + 1) }, (_, n) => after + n);
  return { ...workingYears, years: [...workingYears.years, ...assumed], assumed };
}
