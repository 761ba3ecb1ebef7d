/** 即办件: done the same day, unless they come in too late for that. */
import type { WorkingCalendar } from "./calendar.ts";
import type { Counted } from "./years.ts";

/**
 * When an instant item is due. `received` is the local date and the minutes after its midnight; from `until` on (null =
 * never too late), and on a day that nobody works, it is due on the next working day.
 */
export function instantDue(
  calendar: WorkingCalendar,
  received: { date: string; minute: number },
  until: number | null,
): Counted<string> {
  const isLate = until !== null && received.minute >= until;
  const worked = calendar.isWorkingDay(received.date);
  if (!worked.ok) return worked;
  return worked.value && !isLate ? { ok: true, value: received.date } : calendar.dueAfter(received.date, 1);
}
