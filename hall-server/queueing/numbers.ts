import type { QueueingState } from "./state.ts";
import { isLive } from "./state.ts";

/** `A001` … `A999`, `A1000`: the digits grow when the day does. */
export function formatNumber(prefix: string, sequence: number, digits: number): string {
  return prefix + String(sequence).padStart(digits, "0");
}

/**
 * The next `count` numbers of a series, one after the other. Numbers that a ticket of an earlier day still carries, at
 * a counter or waiting to come back to one, are passed over: the whole run begins after them.
 */
export function nextNumbers(
  state: QueueingState,
  day: string,
  prefix: string,
  count: number,
): { from: number; to: number } {
  let from = (state.series.get(`${day} ${prefix}`) ?? 0) + 1;
  for (const ticket of liveOfEarlierDays(state, day)) {
    if (ticket.prefix === prefix && ticket.sequence >= from && ticket.sequence < from + count) {
      from = ticket.sequence + 1;
    }
  }
  return { from, to: from + count - 1 };
}

/** At most one a counter, so this stays short; kept apart so that a take need not look at the whole day. */
function liveOfEarlierDays(state: QueueingState, day: string) {
  return state.overnight
    .map((ticketId) => state.tickets.get(ticketId))
    .filter((ticket) => ticket !== undefined)
    .filter((ticket) => ticket.day !== day && (isLive(ticket.state) || ticket.state === "skipped"))
    .toSorted((a, b) => a.sequence - b.sequence);
}
