import type { CounterPlace } from "../catalog/config.ts";
import type { HallError } from "../contract/errors.ts";
import type { Counter, TicketState, Why } from "../contract/ticket.ts";
import { type Deciding, refuse } from "../deciding.ts";
import type { NewFact } from "../journal/fact.ts";
import type { TicketRecord } from "../queueing/state.ts";
import { wireTicket } from "../queueing/wire.ts";
import { announceCall } from "./announcing.ts";
import { placeOf } from "./choosing.ts";
import type { Reason } from "./facts.ts";
import { type CounterRecord, counterOf } from "./state.ts";

export interface AtCounter {
  place: CounterPlace;
  counter: CounterRecord;
}

/** The counter that this person has open. It belongs to the person, not to the socket. */
export function atOwnCounter(deciding: Deciding): AtCounter | HallError {
  const counterId = deciding.state.calling.counterOf.get(deciding.principal.name);
  const place = counterId ? placeOf(deciding, counterId) : undefined;
  if (!place) return refuse("counter-not-open");
  return { place, counter: counterOf(deciding.state.calling, place.id) };
}

/** What is called or served at the person's counter, when it is in one of these states. */
export function ticketHere(
  deciding: Deciding,
  states: TicketState[],
): (AtCounter & { ticket: TicketRecord }) | HallError {
  const here = atOwnCounter(deciding);
  if ("params" in here) return here;
  const ticketId = here.counter.ticketId;
  const ticket = ticketId ? deciding.state.queueing.tickets.get(ticketId) : undefined;
  if (!ticket) return refuse("wrong-state", { what: "counter", state: "idle" });
  if (!states.includes(ticket.state)) return refuse("wrong-state", { what: "ticket", state: ticket.state });
  return { ...here, ticket };
}

export function called(
  deciding: Deciding,
  here: AtCounter,
  ticket: TicketRecord,
  why: Why,
  reason: Reason | null,
): NewFact {
  return {
    name: "ticket-called",
    data: {
      ticketId: ticket.id,
      counterId: here.place.id,
      staffId: deciding.principal.name,
      why,
      waitMs: ticket.firstCalledAt === null ? Math.max(0, deciding.now - ticket.takenAt) : null,
      reason,
      announcement: announceCall(deciding, here.place, ticket),
    },
  };
}

export function calledValue(deciding: Deciding, ticket: TicketRecord) {
  return () => {
    if (!ticket.why) throw new Error("A called ticket has no reason.");
    return { ticket: wireTicket(ticket, deciding.iso), why: ticket.why };
  };
}

export function setAsideAt(here: AtCounter & { ticket: TicketRecord }, reason: Reason) {
  return { ticketId: here.ticket.id, counterId: here.place.id, reason };
}

export function wireCounter(deciding: Pick<Deciding, "state">, place: CounterPlace): Counter {
  const counter = counterOf(deciding.state.calling, place.id);
  return {
    id: place.id,
    name: place.name.zh,
    state: counter.state,
    activity: activityOf(deciding, counter),
    ...(counter.staffNumber === null ? {} : { staffNumber: counter.staffNumber }),
    ...(counter.ticketId === null ? {} : { ticketId: counter.ticketId }),
  };
}

export function activityOf(deciding: Pick<Deciding, "state">, counter: CounterRecord): Counter["activity"] {
  const ticket = counter.ticketId ? deciding.state.queueing.tickets.get(counter.ticketId) : undefined;
  if (!ticket) return "idle";
  return ticket.state === "serving" ? "serving" : "called";
}
