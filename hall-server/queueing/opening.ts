import type { Opening, TimeRange } from "../catalog/config.ts";
import { dayAfter, type LocalTime, localTimeOf, momentOf } from "../time/hall-day.ts";

export interface OpeningNow {
  /** Service runs. */
  isOpen: boolean;
  /** Tickets are given out: open, and before the cut-off. */
  givesTickets: boolean;
  /** When the hall closes, or opens next; null round the clock, or when no opening is near. */
  changesAt: number | null;
}

const lookAheadDays = 15;

/** Every view asks, thousands of phones each second, and the answer changes at most once a minute. */
const lastAnswers = new WeakMap<Opening, { minute: number; timeZone: string; answer: OpeningNow }>();

export function openingAt(opening: Opening, at: number, timeZone: string): OpeningNow {
  if (opening.kind === "always") return { isOpen: true, givesTickets: true, changesAt: null };
  const minute = Math.floor(at / 60_000);
  const last = lastAnswers.get(opening);
  if (last?.minute === minute && last.timeZone === timeZone) return last.answer;
  const answer = workedOut(opening, at, timeZone);
  lastAnswers.set(opening, { minute, timeZone, answer });
  return answer;
}

function workedOut(opening: Extract<Opening, { kind: "hours" }>, at: number, timeZone: string): OpeningNow {
  const local = localTimeOf(at, timeZone);
  const ranges = rangesOf(opening, local.date, local.weekday);
  const current = ranges.find((range) => range.from <= local.minute && local.minute < range.to);
  if (current) {
    return {
      isOpen: true,
      givesTickets: local.minute < current.cutOff,
      changesAt: momentOf(local.date, current.to, timeZone),
    };
  }
  return { isOpen: false, givesTickets: false, changesAt: nextOpening(opening, local, timeZone) };
}

function nextOpening(
  opening: Extract<Opening, { kind: "hours" }>,
  local: LocalTime,
  timeZone: string,
): number | null {
  let { date, weekday } = local;
  let after = local.minute;
  for (let day = 0; day < lookAheadDays; day += 1) {
    const next = rangesOf(opening, date, weekday).find((range) => range.from > after);
    if (next) return momentOf(date, next.from, timeZone);
    date = dayAfter(date);
    weekday = (weekday % 7) + 1;
    after = -1;
  }
  return null;
}

function rangesOf(opening: Extract<Opening, { kind: "hours" }>, date: string, weekday: number): TimeRange[] {
  const dated = opening.dates[date];
  const ranges = dated ?? opening.weekdays.find((day) => day.weekday === weekday)?.ranges ?? [];
  return ranges.toSorted((a, b) => a.from - b.from);
}
