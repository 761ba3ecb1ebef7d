/** When a phone calls its holder, from what the ticket was to what it is. Pure. */
import type { ViewValue } from "../../hall-server/contract/views.ts";

export type Ticket = ViewValue<"ticket">;

/** `near`: time to come back to the hall. `called`: until somebody says that it was heard. */
export type Alarm = "near" | "called";

/** So few are ahead when it is time to come back. */
const nearAhead = 3;

/** Null when there is nothing new to call for; a page that was just opened is being looked at. */
export function alarmOf(before: Ticket | null, now: Ticket): Alarm | null {
  if (!before) return null;
  if (now.ticket.state === "called" && before.calledAt !== now.calledAt) return "called";
  const wasNear = before.ahead !== null && before.ahead <= nearAhead;
  const isNear = now.ahead !== null && now.ahead <= nearAhead;
  return isNear && !wasNear && before.ticket.state === "waiting" ? "near" : null;
}

/** Milliseconds of buzz, rest, buzz …: long-short-long when called. */
export const buzzOf: Record<Alarm, number[]> = { near: [200], called: [600, 150, 200, 150, 600] };

/** While it is not heard, a call comes again after so long. */
export const calledAgainMs = 4_000;
