/** What somebody typed from the yearly notice: every limit is counted by it, and a wrong digit would move them all. */
import type { CalendarFile } from "../hall-file.ts";
import type { HallProblem, PathStep } from "./problem.ts";
import type { YamlSource } from "./yaml-source.ts";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
/** A notice may name days of the year before or after, where a holiday reaches over New Year. */
const daysAround = 14;

export function checkCalendar({ years }: CalendarFile, source: YamlSource): HallProblem[] {
  const off = new Set(years.flatMap(({ holidays }) => holidays.flat()));
  const problem = (path: PathStep[], message: string) => source.problem(["years", ...path], message);
  return years.flatMap(({ year, holidays, workdays }, i) => {
    const strange = (key: "holidays" | "workdays", listed: readonly string[][]) =>
      listed.flatMap((days, j) => {
        const day = days.find((one) => !isAround(year, one));
        if (day === undefined) return [];
        const message = `${day} does not belong to the year ${year}; write it there, or mend its year.`;
        return [problem([i, key, j], message)];
      });
    const idle = workdays.flatMap((days, j) =>
      days.flatMap((day) => {
        if (off.has(day))
          return [problem([i, "workdays", j], `${day} is a holiday above; it cannot be worked as well.`)];
        const weekday = weekdayOf(day);
        if (weekday === "Saturday" || weekday === "Sunday") return [];
        return [
          problem(
            [i, "workdays", j],
            `${day} is a ${weekday}, which is worked anyway; make-up days are Saturdays and Sundays.`,
          ),
        ];
      }),
    );
    const isTwice = years.findIndex((one) => one.year === year) < i;
    return [
      ...(isTwice
        ? [problem([i, "year"], `There is already one year “${year}”; put their days together.`)]
        : []),
      ...(holidays.length === 0
        ? [problem([i, "holidays"], `${year} has no holidays; leave the year out until they are announced.`)]
        : []),
      ...strange("holidays", holidays),
      ...strange("workdays", workdays),
      ...idle,
    ];
  });
}

function isAround(year: number, day: string): boolean {
  const around = daysAround * 86_400_000;
  const at = Date.parse(`${day}T00:00:00Z`);
  return at >= Date.UTC(year, 0, 1) - around && at < Date.UTC(year + 1, 0, 1) + around;
}

function weekdayOf(day: string): string {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
}
