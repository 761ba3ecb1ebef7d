/** The calendar against one that goes from day to day and looks nothing up: random years, random pauses. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { workingCalendar } from "../../hall-server/working-days/calendar.ts";
import { dueAfterPauses } from "../../hall-server/working-days/suspension.ts";
import type { WorkingYears } from "../../hall-server/working-days/years.ts";
import { extent } from "./extent.ts";

const firstYear = 2024;
const dateOf = (number: number) =>
  new Date(Date.UTC(firstYear, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);

/** 2024-01-01 was a Monday. */
const isWeekend = (number: number) => number % 7 > 4;

interface Made {
  knownYears: number[];
  /** Days from the first of January 2024. */
  off: Set<number>;
  worked: Set<number>;
}

const days = 5 * 366;
const someDays = (most: number) => fc.array(fc.integer({ min: 0, max: days }), { maxLength: most });
/** Clusters, as holidays are: whole weeks off, weekends worked before and after. */
const clusters = fc.array(
  fc.record({ from: fc.integer({ min: 0, max: days }), length: fc.integer({ min: 1, max: 12 }) }),
  { maxLength: 25 },
);
const made = fc
  .record({
    knownYears: fc.subarray([2024, 2025, 2026, 2027, 2028], { minLength: 2 }),
    clusters,
    single: someDays(30),
    worked: someDays(60),
  })
  .map(({ knownYears, clusters: runs, single, worked }): Made => {
    const off = new Set(single);
    for (const { from, length } of runs) for (let n = 0; n < length; n += 1) off.add(from + n);
    return { knownYears, off, worked: new Set(worked) };
  });

const asConfigured = ({ knownYears, off, worked }: Made): WorkingYears => ({
  years: knownYears,
  daysOff: [...off].map(dateOf),
  makeUpDays: [...worked].map(dateOf),
  assumed: [],
});

const pauses = fc.array(
  fc.record({ wait: fc.integer({ min: 0, max: 25 }), length: fc.integer({ min: 0, max: 40 }) }),
  { maxLength: 4 },
);

interface Stop {
  began: number;
  ended: number;
}

type Found = { ok: true; value: number } | { ok: false; missingYear: number };

/** Day by day: a worked day that is not suspended takes one off what is left. */
function dueByHand(hall: Made, accepted: number, limit: number, stops: readonly Stop[]): Found {
  let left = limit;
  for (let day = accepted; ; day += 1) {
    if (!isKnown(hall, day)) return missing(day);
    const isStopped = stops.some(({ began, ended }) => began < day && day <= ended);
    if (day > accepted && left > 0 && !isStopped && isWorkedByHand(hall, day)) left -= 1;
    // Goes on at a weekend with nothing left: the last day is the next that is worked, and a new pause may push it on.
    const goesOnToday = stops.some(({ began, ended }) => began < ended && ended === day);
    if (left === 0 && goesOnToday && !isWorkedByHand(hall, day)) left = 1;
    const goesOn = !stops.some(({ began, ended }) => began <= day && day < ended);
    if (left === 0 && goesOn && isWorkedByHand(hall, day)) return { ok: true, value: day };
  }
}

const yearOf = (day: number) => Number(dateOf(day).slice(0, 4));
const isKnown = (hall: Made, day: number) => hall.knownYears.includes(yearOf(day));
const missing = (day: number): Found => ({ ok: false, missingYear: yearOf(day) });
const isWorkedByHand = (hall: Made, day: number) =>
  hall.worked.has(day) || (!isWeekend(day) && !hall.off.has(day));

test("due dates with pauses are those counted by hand", () => {
  let refused = 0;
  let paused = 0;
  const property = fc.property(
    made,
    fc.integer({ min: 0, max: days - 200 }),
    fc.integer({ min: 1, max: 60 }),
    pauses,
    (hall, accepted, limit, planned) => {
      const stops: Stop[] = [];
      let after = accepted;
      for (const { wait, length } of planned) {
        stops.push({ began: after + wait, ended: after + wait + length });
        after += wait + length;
      }
      const calendar = workingCalendar(asConfigured(hall));
      const first = calendar.dueAfter(dateOf(accepted), limit);
      const due = first.ok
        ? dueAfterPauses(
            calendar,
            first.value,
            stops.map(({ began, ended }) => ({ began: dateOf(began), ended: dateOf(ended) })),
          )
        : first;
      const byHand = dueByHand(hall, accepted, limit, stops);
      expect(due).toEqual(byHand.ok ? { ok: true, value: dateOf(byHand.value) } : byHand);
      if (!byHand.ok) refused += 1;
      else if (first.ok && first.value !== dateOf(byHand.value)) paused += 1;
    },
  );
  const numRuns = extent(1_500, 12_000);
  fc.assert(property, { numRuns });
  // Without enough of both, the comparison would say little.
  expect(refused).toBeGreaterThan(numRuns / 50);
  expect(paused).toBeGreaterThan(numRuns / 50);
});

test("what is left, and what lies between two days, is what counting by hand gives", () => {
  const near = fc.integer({ min: -120, max: 120 });
  const property = fc.property(
    made,
    fc.integer({ min: 150, max: days - 150 }),
    near,
    (hall, today, distance) => {
      const calendar = workingCalendar(asConfigured(hall));
      const due = today + distance;
      const [from, to] = distance >= 0 ? [today, due] : [due, today];
      let worked = 0;
      let unknown: number | null = distance !== 0 && !isKnown(hall, from) ? yearOf(from) : null;
      for (let day = from + 1; day <= to; day += 1) {
        if (!isKnown(hall, day)) unknown ??= yearOf(day);
        if (isWorkedByHand(hall, day)) worked += 1;
      }
      const answer = <Value>(value: Value) =>
        unknown === null ? { ok: true, value } : { ok: false, missingYear: unknown };
      expect(calendar.between(dateOf(from), dateOf(to))).toEqual(answer(worked));
      expect(calendar.remaining(dateOf(today), dateOf(due))).toEqual(
        answer(distance >= 0 ? worked : -Math.max(1, worked)),
      );
      if (isKnown(hall, today))
        expect(calendar.isWorkingDay(dateOf(today))).toEqual({
          ok: true,
          value: isWorkedByHand(hall, today),
        });
    },
  );
  fc.assert(property, { numRuns: extent(1_000, 12_000) });
});
