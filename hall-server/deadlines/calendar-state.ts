import type { HallConfig } from "../catalog/config.ts";
import type { DeadlinesValue } from "../contract/deadlines.ts";

/** From October on the next year is wanted too: what is accepted then may be due in it. */
const nextYearFromMonth = 10;

export function calendarState({ workingYears }: HallConfig, day: string): DeadlinesValue["calendar"] {
  const year = Number(day.slice(0, 4));
  const wanted = Number(day.slice(5, 7)) >= nextYearFromMonth ? [year, year + 1] : [year];
  return {
    missingYear: wanted.find((one) => !workingYears.years.includes(one)) ?? null,
    isAssumed: wanted.some((one) => workingYears.assumed.includes(one)),
  };
}
