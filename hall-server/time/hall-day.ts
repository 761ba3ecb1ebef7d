import { DateTime } from "luxon";

/** A hall-day begins at 04:00 local time, so that a late evening belongs to the day that it ends. */
const dayBeginsAtHour = 4;
const minutesADay = 24 * 60;

/** Every command asks, and until four the answer is the same. */
let lastNight = { date: "", dayBefore: "" };

/**
 * The hall-day of a moment, `2026-03-02`. `at` is milliseconds since the epoch. By the clock on the wall, which is not
 * four hours after midnight in a night when summer time begins or ends.
 */
export function hallDayOf(at: number, timeZone: string): string {
  const { date, minute } = localTimeOf(at, timeZone);
  if (minute >= dayBeginsAtHour * 60) return date;
  if (lastNight.date !== date) lastNight = { date, dayBefore: dayBefore(date) };
  return lastNight.dayBefore;
}

/** The moment at which a hall-day begins, in milliseconds since the epoch. */
export function hallDayBegins(day: string, timeZone: string): number {
  return momentOf(day, dayBeginsAtHour * 60, timeZone);
}

export function dayAfter(day: string): string {
  return DateTime.fromISO(day).plus({ days: 1 }).toISODate() ?? "";
}

export function dayBefore(day: string): string {
  return DateTime.fromISO(day).minus({ days: 1 }).toISODate() ?? "";
}

export interface LocalTime {
  date: string;
  /** 1–7, Monday first. */
  weekday: number;
  /** After midnight. */
  minute: number;
}

/** Every command asks, and a minute's answer is the same for all of them. */
let last = { minute: Number.NaN, timeZone: "", answer: { date: "", weekday: 1, minute: 0 } };

/** Local time as the opening hours need it. */
export function localTimeOf(at: number, timeZone: string): LocalTime {
  const minute = Math.floor(at / 60_000);
  if (last.minute === minute && last.timeZone === timeZone) return last.answer;
  const local = DateTime.fromMillis(at, { zone: timeZone });
  const answer = {
    date: local.toISODate() ?? "",
    weekday: local.weekday,
    minute: local.hour * 60 + local.minute,
  };
  last = { minute, timeZone, answer };
  return answer;
}

/** The moment at which the wall shows a date's minute (1440 is the next midnight), in milliseconds since the epoch. */
export function momentOf(date: string, minute: number, timeZone: string): number {
  const days = Math.floor(minute / minutesADay);
  const hour = Math.floor((minute % minutesADay) / 60);
  const local = DateTime.fromISO(date, { zone: timeZone }).plus({ days });
  return local.set({ hour, minute: minute % 60 }).toMillis();
}

const quarterMs = 15 * 60_000;
/** A day's quarters of an hour, and some of the days around it. */
const keptQuarters = 400;

/** Formats moments as ISO 8601 with the hall's offset. The offset is looked up once for each quarter of an hour. */
export function isoWriter(timeZone: string): (at: number) => string {
  const offsets = new Map<number, { ms: number; suffix: string }>();
  // Those of a group are taken at the same moment, and arrive virtually at that moment or a head start before it.
  let latest = { at: Number.NaN, text: "" };
  let before = latest;
  return (at) => {
    if (latest.at === at) return latest.text;
    if (before.at === at) return before.text;
    before = latest;
    const quarter = Math.floor(at / quarterMs);
    let offset = offsets.get(quarter);
    if (!offset) {
      if (offsets.size >= keptQuarters) offsets.clear();
      offset = offsetIn(quarter, timeZone);
      offsets.set(quarter, offset);
    }
    latest = { at, text: new Date(at + offset.ms).toISOString().slice(0, -1) + offset.suffix };
    return latest.text;
  };
}

function offsetIn(quarter: number, timeZone: string): { ms: number; suffix: string } {
  const { offset } = DateTime.fromMillis(quarter * quarterMs, { zone: timeZone });
  const size = Math.abs(offset);
  const pad = (n: number) => String(n).padStart(2, "0");
  const suffix = `${offset < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
  return { ms: offset * 60_000, suffix };
}
