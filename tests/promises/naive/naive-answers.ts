/** What the naive hall answers to each command, and what it does then. */
import type { CounterPlace } from "../../../hall-server/catalog/config.ts";
import type { NaiveCounter, NaiveHall, NaiveTicket } from "./naive-hall.ts";
import { cancelled, handedIn, leased, returned, taken } from "./naive-tickets.ts";

/** As it goes over the wire, whatever the command. */
export interface Input {
  commandId: string;
  ticketId?: string;
  token?: string;
  queueId?: string;
  class?: string;
  holder?: { idNumber?: string };
  counterId?: string;
  toQueueId?: string;
  toCounterId?: string;
  reason?: string;
  day?: string;
  count?: number;
  tickets?: { ticketId: string; takenAt: string; class?: string; holder?: { idNumber?: string } }[];
  clockOffsetMs?: number;
  lastContactAt?: string;
}

export interface Sender {
  role: string;
  name: string;
}

/** The part of an answer that the rules fix. */
export type Expected =
  | { refused: string }
  | { ticket: NaiveTicket | null; why?: string; ahead?: number; counters?: string[]; isNew?: true }
  | { tickets: NaiveTicket[] }
  | { leaseFrom: number }
  | { counter: NaiveCounter };

export const refused = (code: string) => ({ refused: code });

type Rule = (hall: NaiveHall, who: Sender, input: Input, now: number) => Expected;

export const naiveAnswers: Record<string, Rule> = {
  "ticket:take": taken,
  "ticket:cancel": cancelled,
  "ticket:return": returned,
  "lease:take": leased,
  "ticket:handIn": handedIn,

  "counter:open": (hall, who, input) => {
    const counter = hall.counters.find(({ id }) => id === input.counterId);
    if (!counter) return refused("not-found");
    const own = ownCounter(hall, who);
    if (own && own !== counter) return refused("wrong-state");
    if (!own && counter.state !== "closed") return refused("counter-taken");
    if (!own) Object.assign(counter, { state: "open", staff: who.name });
    return { counter };
  },
  "counter:pause": (hall, who) => {
    const counter = ownCounter(hall, who);
    if (!counter) return refused("counter-not-open");
    if (counter.state === "paused") return refused("wrong-state");
    counter.state = "paused";
    return { counter };
  },
  "counter:resume": (hall, who) => {
    const counter = ownCounter(hall, who);
    if (!counter) return refused("counter-not-open");
    if (counter.state !== "paused") return refused("wrong-state");
    counter.state = "open";
    return { counter };
  },
  "counter:close": (hall, who, input) => {
    if (who.role === "clerk") {
      const counter = ownCounter(hall, who);
      if (!counter) return refused("counter-not-open");
      if (input.counterId !== undefined && input.counterId !== counter.id) return refused("not-allowed");
      return closed(hall, counter);
    }
    if (input.counterId === undefined) return refused("invalid-input");
    const counter = hall.counters.find(({ id }) => id === input.counterId);
    if (!counter) return refused("not-found");
    return counter.state === "closed" ? refused("counter-not-open") : closed(hall, counter);
  },

  "counter:callNext": (hall, who, _input, now) => {
    const place = freePlace(hall, who);
    if ("refused" in place) return place;
    const choice = hall.next(place, now);
    return choice ? calledAt(place, choice.ticket, choice.code) : { ticket: null };
  },
  "counter:call": (hall, who, input) => {
    const place = freePlace(hall, who);
    if ("refused" in place) return place;
    const ticket = todays(hall, input.ticketId);
    if (!ticket) return refused("not-found");
    if (ticket.state !== "waiting") return refused("wrong-state");
    return hall.mayCall(place, ticket) ? calledAt(place, ticket, "chosen") : refused("not-allowed");
  },
  "counter:unhold": (hall, who, input) => {
    const place = freePlace(hall, who);
    if ("refused" in place) return place;
    const ticket = todays(hall, input.ticketId);
    if (!ticket) return refused("not-found");
    if (ticket.state !== "held") return refused("wrong-state");
    const isHere = ticket.counterId === place.id;
    return isHere || hall.mayCall(place, ticket) ? calledAt(place, ticket, "unheld") : refused("not-allowed");
  },
  "counter:recall": (hall, who) => atCounter(hall, who, ["called"], () => {}),
  "counter:start": (hall, who) =>
    atCounter(hall, who, ["called"], (ticket) => {
      ticket.state = "serving";
    }),
  "counter:finish": (hall, who) =>
    atCounter(hall, who, ["serving"], (ticket) => {
      ticket.state = "finished";
    }),
  "counter:skip": (hall, who, _input, now) =>
    atCounter(hall, who, ["called"], (ticket) =>
      Object.assign(ticket, { state: "skipped", setAsideAt: now }),
    ),
  "counter:hold": (hall, who, _input, now) =>
    atCounter(hall, who, ["called", "serving"], (ticket) =>
      Object.assign(ticket, { state: "held", setAsideAt: now }),
    ),
  "counter:transfer": (hall, who, input) => {
    const here = ownCounter(hall, who);
    if (!here) return refused("counter-not-open");
    if (!hall.at(here.id)) return refused("wrong-state");
    if ((input.toQueueId === undefined) === (input.toCounterId === undefined))
      return refused("invalid-input");
    if (input.toCounterId !== undefined) {
      const there = hall.counters.find(({ id }) => id === input.toCounterId);
      if (!there) return refused("not-found");
      if (there === here) return refused("invalid-input");
      if (there.state === "closed") return refused("counter-not-open");
    } else if (!hall.config.queues.some(({ id }) => id === input.toQueueId)) return refused("not-found");
    return atCounter(hall, who, ["called", "serving"], (ticket) => {
      backToWaiting(ticket);
      ticket.queueId = input.toQueueId ?? ticket.queueId;
      ticket.reservedFor = input.toCounterId ?? null;
    });
  },
};

function ownCounter(hall: NaiveHall, who: Sender): NaiveCounter | undefined {
  return hall.counters.find((counter) => counter.staff === who.name);
}

function todays(hall: NaiveHall, ticketId: string | undefined): NaiveTicket | undefined {
  return hall.tickets.find((ticket) => ticket.id === ticketId && !ticket.isPast);
}

/** The sender's counter, open and with nobody at it. */
function freePlace(hall: NaiveHall, who: Sender): CounterPlace | { refused: string } {
  const counter = ownCounter(hall, who);
  const place = hall.config.counters.find(({ id }) => id === counter?.id);
  if (!counter || !place) return refused("counter-not-open");
  if (hall.at(counter.id)) return refused("counter-busy");
  return counter.state === "paused" ? refused("wrong-state") : place;
}

function calledAt(place: CounterPlace, ticket: NaiveTicket, why: string): Expected {
  Object.assign(ticket, { state: "called", counterId: place.id, reservedFor: null });
  return { ticket, why };
}

function atCounter(
  hall: NaiveHall,
  who: Sender,
  states: NaiveTicket["state"][],
  change: (ticket: NaiveTicket) => void,
): Expected {
  const counter = ownCounter(hall, who);
  if (!counter) return refused("counter-not-open");
  const ticket = hall.at(counter.id);
  if (!ticket || !states.includes(ticket.state)) return refused("wrong-state");
  change(ticket);
  return { ticket };
}

/** Whoever is there, or waits for this counter alone, goes back to the queue with the place that they had. */
function closed(hall: NaiveHall, counter: NaiveCounter): Expected {
  const there = hall.at(counter.id);
  if (there) backToWaiting(there);
  for (const ticket of hall.waitingIn(null, counter.id)) backToWaiting(ticket);
  Object.assign(counter, { state: "closed", staff: null });
  return { counter };
}

function backToWaiting(ticket: NaiveTicket): void {
  Object.assign(ticket, { state: "waiting", counterId: null, reservedFor: null });
}
