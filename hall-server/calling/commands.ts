import type { HallError } from "../contract/errors.ts";
import { accept, type Deciding, type Handlers, refuse } from "../deciding.ts";
import type { TicketRecord } from "../queueing/state.ts";
import { wireTicket } from "../queueing/wire.ts";
import { announceRecall } from "./announcing.ts";
import { type AtCounter, atOwnCounter, called, calledValue, setAsideAt, ticketHere } from "./at-counter.ts";
import { chooseNext, mayCall, placeOf, whyOf } from "./choosing.ts";
import { openingCommands } from "./opening-commands.ts";
import { noteReason } from "./reasons.ts";

export const callingCommands: Handlers<
  | "counter:open"
  | "counter:pause"
  | "counter:resume"
  | "counter:close"
  | "counter:callNext"
  | "counter:call"
  | "counter:recall"
  | "counter:start"
  | "counter:finish"
  | "counter:skip"
  | "counter:hold"
  | "counter:unhold"
  | "counter:transfer"
> = {
  ...openingCommands,

  "counter:callNext": (deciding) => {
    const here = freeCounter(deciding);
    if ("params" in here) return here;
    const choice = chooseNext(deciding.state.queueing, here.place, deciding.now);
    if (!choice) return accept([], () => ({ ticket: null }));
    const why = whyOf(choice.ticket, choice.code, deciding.now);
    return accept([called(deciding, here, choice.ticket, why, null)], calledValue(deciding, choice.ticket));
  },

  "counter:call": (deciding, input) => {
    const here = freeCounter(deciding);
    if ("params" in here) return here;
    const ticket = deciding.state.queueing.tickets.get(input.ticketId);
    if (!ticket) return refuse("not-found", { what: "ticket" });
    if (ticket.state !== "waiting") return refuse("wrong-state", { what: "ticket", state: ticket.state });
    if (!mayCall(here.place, ticket))
      return refuse("not-allowed", { what: "queue", queueId: ticket.queueId });
    const noted = noteReason(deciding, "call", input.reason, ticket.personId);
    const why = whyOf(ticket, "chosen", deciding.now);
    return accept([called(deciding, here, ticket, why, noted.reason)], calledValue(deciding, ticket), {
      keep: noted.keep,
    });
  },

  "counter:recall": (deciding) => {
    const here = ticketHere(deciding, ["called"]);
    if ("params" in here) return here;
    const announcement = announceRecall(deciding, here.place, here.ticket);
    return accept(
      [
        {
          name: "ticket-recalled",
          data: { ticketId: here.ticket.id, counterId: here.place.id, announcement },
        },
      ],
      ticketValue(deciding, here.ticket),
    );
  },

  "counter:start": (deciding) => {
    const here = ticketHere(deciding, ["called"]);
    if ("params" in here) return here;
    return accept(
      [{ name: "service-started", data: { ticketId: here.ticket.id, counterId: here.place.id } }],
      ticketValue(deciding, here.ticket),
    );
  },

  "counter:finish": (deciding) => {
    const here = ticketHere(deciding, ["serving"]);
    if ("params" in here) return here;
    return accept(
      [
        {
          name: "service-finished",
          data: {
            ticketId: here.ticket.id,
            counterId: here.place.id,
            staffId: deciding.principal.name,
            invitationId: deciding.newId("i"),
            serviceMs: measured(deciding, here.ticket),
          },
        },
      ],
      ticketValue(deciding, here.ticket),
    );
  },

  "counter:skip": (deciding, input) => {
    const here = ticketHere(deciding, ["called"]);
    if ("params" in here) return here;
    const noted = noteReason(deciding, "skip", input.reason, here.ticket.personId);
    return accept(
      [{ name: "ticket-skipped", data: setAsideAt(here, noted.reason) }],
      ticketValue(deciding, here.ticket),
      { keep: noted.keep },
    );
  },

  "counter:hold": (deciding, input) => {
    const here = ticketHere(deciding, ["called", "serving"]);
    if ("params" in here) return here;
    const noted = noteReason(deciding, "hold", input.reason, here.ticket.personId);
    return accept(
      [{ name: "ticket-held", data: setAsideAt(here, noted.reason) }],
      ticketValue(deciding, here.ticket),
      { keep: noted.keep },
    );
  },

  "counter:unhold": (deciding, input) => {
    const here = freeCounter(deciding);
    if ("params" in here) return here;
    const ticket = deciding.state.queueing.tickets.get(input.ticketId);
    if (!ticket) return refuse("not-found", { what: "ticket" });
    if (ticket.state !== "held") return refuse("wrong-state", { what: "ticket", state: ticket.state });
    const isHere = ticket.counterId === here.place.id;
    if (!isHere && !mayCall(here.place, ticket))
      return refuse("not-allowed", { what: "queue", queueId: ticket.queueId });
    const why = whyOf(ticket, "unheld", deciding.now);
    return accept([called(deciding, here, ticket, why, null)], calledValue(deciding, ticket));
  },

  "counter:transfer": (deciding, input) => {
    const here = ticketHere(deciding, ["called", "serving"]);
    if ("params" in here) return here;
    const target = transferTarget(deciding, here, input);
    if ("params" in target) return target;
    const noted = noteReason(deciding, "transfer", input.reason, here.ticket.personId);
    return accept(
      [
        {
          name: "ticket-transferred",
          data: { ticketId: here.ticket.id, counterId: here.place.id, ...target, reason: noted.reason },
        },
      ],
      ticketValue(deciding, here.ticket),
      { keep: noted.keep },
    );
  },
};

/** How long the service took, milliseconds; null for one that began before the day turned. */
function measured({ state, now }: Deciding, { day, startedAt }: TicketRecord): number | null {
  if (day !== state.queueing.day) return null;
  return Math.max(0, now - (startedAt ?? now));
}

function ticketValue(deciding: Deciding, ticket: TicketRecord) {
  return () => ({ ticket: wireTicket(ticket, deciding.iso) });
}

/** The person's open counter, with nobody called or served at it. */
function freeCounter(deciding: Deciding): AtCounter | HallError {
  const here = atOwnCounter(deciding);
  if ("params" in here) return here;
  if (here.counter.ticketId !== null) return refuse("counter-busy", { counterId: here.place.id });
  if (here.counter.state === "paused") return refuse("wrong-state", { what: "counter", state: "paused" });
  return here;
}

function transferTarget(
  deciding: Deciding,
  here: AtCounter & { ticket: TicketRecord },
  input: { toQueueId?: string | undefined; toCounterId?: string | undefined },
): { toQueueId: string; toCounterId: string | null } | HallError {
  if ((input.toQueueId === undefined) === (input.toCounterId === undefined)) {
    return refuse("invalid-input", { field: "toQueueId" });
  }
  if (input.toQueueId !== undefined) {
    const queue = deciding.config.queues.find((one) => one.id === input.toQueueId);
    if (!queue) return refuse("not-found", { what: "queue", id: input.toQueueId });
    if (queue.counterIds.length === 0)
      return refuse("queue-closed", { queueId: queue.id, because: "no-counter" });
    return { toQueueId: queue.id, toCounterId: null };
  }
  const place = placeOf(deciding, input.toCounterId ?? "");
  if (!place) return refuse("not-found", { what: "counter", id: input.toCounterId ?? "" });
  if (place.id === here.place.id) return refuse("invalid-input", { field: "toCounterId" });
  const state = deciding.state.calling.counters.get(place.id)?.state ?? "closed";
  if (state === "closed") return refuse("counter-not-open", { counterId: place.id });
  return { toQueueId: here.ticket.queueId, toCounterId: place.id };
}
