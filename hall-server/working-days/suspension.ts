/**
 * Time that does not count: 听证、检验、检测、鉴定、专家评审 stop the clock, 延期 adds to it. Both give a new due date to carry in the fact.
 */
import type { WorkingCalendar } from "./calendar.ts";
import type { Counted } from "./years.ts";

/**
 * The due date after a pause: as many working days are left on the day on which it `ended` as were on the day on
 * which it `began`. Suspended are the working days after `began` up to and with `ended`; a pause that ends on the day on
 * which it began changes nothing, nor does one that begins when it is too late already.
 */
export function dueAfterPause(
  calendar: WorkingCalendar,
  due: string,
  pause: { began: string; ended: string },
): Counted<string> {
  if (pause.began > due) return { ok: true, value: due };
  const suspended = calendar.between(pause.began, pause.ended);
  if (!suspended.ok) return suspended;
  const later = calendar.dueAfter(due, suspended.value);
  // Stopped on the last day and resumed on a day off: the last day is the next one that is worked.
  return later.ok && later.value < pause.ended ? calendar.onOrAfter(pause.ended) : later;
}

/** Several pauses one after the other; they may touch and must not overlap. */
export function dueAfterPauses(
  calendar: WorkingCalendar,
  due: string,
  pauses: readonly { began: string; ended: string }[],
): Counted<string> {
  let now: Counted<string> = { ok: true, value: due };
  for (const pause of pauses) {
    if (!now.ok) return now;
    now = dueAfterPause(calendar, now.value, pause);
  }
  return now;
}

/** Working days left today; while the clock stands in time (`pausedSince`) as many as on the day on which it stopped. */
export function remainingToday(
  calendar: WorkingCalendar,
  today: string,
  clock: { due: string; pausedSince: string | null },
): Counted<number> {
  const { due, pausedSince } = clock;
  return calendar.remaining(pausedSince !== null && pausedSince <= due ? pausedSince : today, due);
}
