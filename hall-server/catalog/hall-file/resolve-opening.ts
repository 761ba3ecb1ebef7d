import type { DayHours, Opening, TimeRange } from "../config.ts";
import type { CalendarFile, HallFile } from "../hall-file.ts";

type Hours = { from: number; ticketsUntil?: number | undefined; to: number };

const rangesOf = (hours: readonly Hours[]): TimeRange[] =>
  hours
    .map(({ from, ticketsUntil, to }) => ({ from, cutOff: ticketsUntil ?? to, to }))
    .sort((a, b) => a.from - b.from);

/** Weekdays, then the calendar's holidays and make-up days, then the hall's own dates, the later winning. */
export function resolveOpening(file: HallFile["opening"], calendar: CalendarFile | null): Opening {
  if (file.always) return { kind: "always" };
  const weekdays: DayHours[] = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    ranges: file.weekdays.filter((one) => one.days.includes(weekday)).flatMap((one) => rangesOf(one.hours)),
  }));
  const makeUp = weekdays.find((one) => one.weekday === file.makeUpDaysLike)?.ranges ?? [];
  const dates: Record<string, TimeRange[]> = {};
  for (const year of calendar?.years ?? []) {
    for (const day of year.holidays.flat()) dates[day] = [];
    for (const day of year.workdays.flat()) dates[day] = makeUp;
  }
  for (const [day, hours] of Object.entries(file.dates))
    dates[day] = hours === "closed" ? [] : rangesOf(hours);
  return { kind: "hours", weekdays, dates };
}
