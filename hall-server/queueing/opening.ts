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

/** One stretch of the hall's day, milliseconds since the epoch. */
export interface Hours {
  opensAt: number;
  /** Numbers are given out until then. */
  ticketsUntil: number;
  closesAt: number;
}

const lookAheadDays = 15;
const mostComing = 8;

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

const lastComing = new WeakMap<Opening, { minute: number; timeZone: string; answer: Hours[] }>();

/** The hours that run now or come next, in their order, for whoever must know them while the hall is not heard. */
export function comingHours(opening: Opening, at: number, timeZone: string): Hours[] {
  if (opening.kind === "always") return [];
  const minute = Math.floor(at / 60_000);
  const last = lastComing.get(opening);
  if (last?.minute === minute && last.timeZone === timeZone) return last.answer;
  const answer: Hours[] = [];
  let { date, weekday } = localTimeOf(at, timeZone);
  for (let day = 0; day < lookAheadDays && answer.length < mostComing; day += 1) {
    for (const { from, cutOff, to } of rangesOf(opening, date, weekday)) {
      const closesAt = momentOf(date, to, timeZone);
      if (closesAt <= at) continue;
      const [opensAt, ticketsUntil] = [momentOf(date, from, timeZone), momentOf(date, cutOff, timeZone)];
      answer.push({ opensAt, ticketsUntil, closesAt });
    }
    date = dayAfter(date);
    weekday = (weekday % 7) + 1;
  }
  const coming = answer.slice(0, mostComing);
  lastComing.set(opening, { minute, timeZone, answer: coming });
  return coming;
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
