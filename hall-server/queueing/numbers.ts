import type { QueueingState } from "./state.ts";
import { isLive } from "./state.ts";

/** `A001` … `A999`, `A1000`: the digits grow when the day does. */
export function formatNumber(prefix: string, sequence: number, digits: number): string {
  return prefix + String(sequence).padStart(digits, "0");
}

export interface Run {
  from: number;
  to: number;
}

/**
 * The next `count` numbers of a series, one after the other. Numbers that a ticket of an earlier day still carries, at
 * a counter or waiting to come back to one, are passed over, and so are those kept for kiosks that are cut off: the whole
 * run begins after them.
 */
export function nextNumbers(state: QueueingState, day: string, prefix: string, count: number): Run {
  const series = `${day} ${prefix}`;
  let from = (state.series.get(series) ?? 0) + 1;
  const reserve = {
    from: state.series.get(`${series} reserve-from`) ?? Number.POSITIVE_INFINITY,
    to: state.series.get(`${series} reserve`) ?? 0,
  };
  for (;;) {
    const free = afterEarlierDays(state, day, prefix, from, count);
    const isKept = free <= reserve.to && free + count > reserve.from;
    if (!isKept) return { from: free, to: free + count - 1 };
    from = reserve.to + 1;
  }
}

/**
 * Numbers for a kiosk to hold until it is cut off, counted from `first` on: high ones, so that the ordinary numbers go on
 * without a gap and none of these looks as if it had been called already. Null once the ordinary ones have come so far.
 */
export function nextOfReserve(
  state: QueueingState,
  day: string,
  prefix: string,
  count: number,
  first: number,
): Run | null {
  const series = `${day} ${prefix}`;
  if ((state.series.get(series) ?? 0) >= first) return null;
  const last = state.series.get(`${series} reserve`) ?? 0;
  const from = afterEarlierDays(state, day, prefix, Math.max(last + 1, first), count);
  return { from, to: from + count - 1 };
}

function afterEarlierDays(
  state: QueueingState,
  day: string,
  prefix: string,
  first: number,
  count: number,
): number {
  let from = first;
  for (const ticket of liveOfEarlierDays(state, day)) {
    if (ticket.prefix === prefix && ticket.sequence >= from && ticket.sequence < from + count) {
      from = ticket.sequence + 1;
    }
  }
  return from;
}

/** At most one a counter, so this stays short; kept apart so that a take need not look at the whole day. */
function liveOfEarlierDays(state: QueueingState, day: string) {
  return state.overnight
    .map((ticketId) => state.tickets.get(ticketId))
    .filter((ticket) => ticket !== undefined)
    .filter((ticket) => ticket.day !== day && (isLive(ticket.state) || ticket.state === "skipped"))
    .toSorted((a, b) => a.sequence - b.sequence);
}
