/**
 * The dates of an application, each computed once, when something is decided, and carried in the fact. Null where the
 * working days of a year that is needed are not known: the sweep sets the date as soon as they are.
 */
import type { HallConfig } from "../catalog/config.ts";
import { localTimeOf } from "../time/hall-day.ts";
import { type WorkingCalendar, workingCalendar } from "../working-days/calendar.ts";
import { instantDue } from "../working-days/instant.ts";
import { dueAfterPause } from "../working-days/suspension.ts";
import type { Counted } from "../working-days/years.ts";
import type { Terms } from "./facts.ts";

interface At {
  config: HallConfig;
  /** Hall time, milliseconds since the epoch. */
  now: number;
}

const calendars = new WeakMap<HallConfig, WorkingCalendar>();

/** Made once for each configuration. */
export function calendarOf(config: HallConfig): WorkingCalendar {
  const known = calendars.get(config);
  if (known) return known;
  const made = workingCalendar(config.workingYears);
  calendars.set(config, made);
  return made;
}

/** The local date; a time limit knows no hall-day that begins at four. */
export function today({ config, now }: At): string {
  return localTimeOf(now, config.timeZone).date;
}

export function after(config: HallConfig, day: string, days: number): string | null {
  return dayOrNull(calendarOf(config).dueAfter(day, days));
}

/** When the decision is due of what was accepted on a day. */
export function decisionDue(at: At, terms: Terms, acceptedOn: string): string | null {
  const { config } = at;
  if (terms.days > 0) return after(config, acceptedOn, terms.days);
  const local = localTimeOf(at.now, config.timeZone);
  // Accepted as of an earlier day: the hour of now says nothing of that day's.
  const minute = acceptedOn === local.date ? local.minute : 0;
  return dayOrNull(
    instantDue(calendarOf(config), { date: acceptedOn, minute }, config.timeLimits.instantUntil),
  );
}

export function resumedDue(
  config: HallConfig,
  due: string | null,
  pause: { began: string; ended: string },
): string | null {
  return due === null ? null : dayOrNull(dueAfterPause(calendarOf(config), due, pause));
}

function dayOrNull(counted: Counted<string>): string | null {
  return counted.ok ? counted.value : null;
}
