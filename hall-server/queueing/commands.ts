import { lookUp } from "../catalog/look-up.ts";
import type { CommandInput } from "../contract/commands.ts";
import type { HallError } from "../contract/errors.ts";
import type { TakenTicket } from "../contract/ticket.ts";
import { accept, type Deciding, type Handlers, refuse } from "../deciding.ts";
import { ticketOfToken } from "../people/ticket-token.ts";
import { leaseCommands, madeUnder, ticketOfAnyDay } from "./lease-commands.ts";
import { isLive, lineIdOf, lineOf, liveOf, type TicketRecord } from "./state.ts";
import {
  aheadOf,
  checkOpen,
  checkQuota,
  chooseClass,
  chooseQueue,
  type HolderPlan,
  newTaking,
  planHolder,
} from "./taking.ts";
import { wireTicket } from "./wire.ts";

export const queueingCommands: Handlers<
  | "ticket:take"
  | "ticket:cancel"
  | "ticket:return"
  | "ticket:addItem"
  | "ticket:reprint"
  | "ticket:printed"
  | "lease:take"
  | "lease:giveBack"
  | "ticket:handIn"
> = {
  ...leaseCommands,

  "ticket:take": (deciding, input) => {
    const { state, config } = deciding;
    const instead = madeUnder(deciding, input.commandId);
    // Arrived late: the kiosk heard nothing, issued another in its place, and has handed that in.
    if (instead) return accept([], () => takenAnswer(deciding, instead.id));
    // Bookings come with their own module; until then no booking is known.
    if (input.bookingId) return refuse("not-found", { what: "booking", id: input.bookingId });
    const itemIds = [...new Set(input.itemIds ?? [])];
    const queue = chooseQueue(deciding, input.queueId, itemIds);
    if ("params" in queue) return queue;
    const closed = checkOpen(deciding, queue);
    if (closed) return closed;
    if (config.needsCard && !input.holder?.idNumber) return refuse("card-needed", { queueId: queue.id });
    const chosen = chooseClass(deciding, input.class, input.holder);
    if ("params" in chosen) return chosen;
    const person = planHolder(deciding, input.holder);
    if ("params" in person) return person;
    const [other] = liveOf(state.queueing, person.personId, queue.id);
    if (other) return alreadyHas(deciding, other);
    const full = checkQuota(deciding, queue);
    if (full) return full;

    const taking = newTaking(deciding, queue, chosen, person.personId, itemIds);
    return accept(
      [{ name: "ticket-taken", data: { ...taking, commandId: input.commandId } }],
      () => takenAnswer(deciding, taking.ticketId),
      keepHolder(deciding, person, input.holder),
    );
  },

  "ticket:cancel": (deciding, input) => {
    const ticket = findTicket(deciding, input);
    if ("params" in ticket) return ticket;
    if (!["waiting", "held", "skipped"].includes(ticket.state)) return wrongState(ticket);
    return accept(
      [{ name: "ticket-cancelled", data: { ticketId: ticket.id, by: deciding.principal.id } }],
      () => ({ ticket: wireTicket(ticket, deciding.iso) }),
    );
  },

  "ticket:return": (deciding, input) => {
    const { config, state, now } = deciding;
    const ticket = findTicket(deciding, input);
    if ("params" in ticket) return ticket;
    if (ticket.state !== "skipped") return wrongState(ticket);
    if (ticket.returns >= config.policy.returnLimit) {
      return refuse("wrong-state", { state: ticket.state, because: "returned-before" });
    }
    const skippedAt = ticket.setAsideAt ?? 0;
    if (now - skippedAt > config.policy.returnWindowMinutes * 60_000) {
      return refuse("wrong-state", { state: ticket.state, because: "too-late" });
    }
    const [other] = liveOf(state.queueing, ticket.personId, ticket.queueId);
    if (other) return alreadyHas(deciding, other);
    const virtualArrival = returnPlace(deciding, ticket);
    return accept(
      [
        {
          name: "ticket-returned",
          data: { ticketId: ticket.id, virtualArrival, by: deciding.principal.id },
        },
      ],
      () => ({ ticket: wireTicket(ticket, deciding.iso) }),
    );
  },

  "ticket:addItem": (deciding, input) => {
    const ticket = deciding.state.queueing.tickets.get(input.ticketId);
    if (!ticket) return refuse("not-found", { what: "ticket" });
    const counterId = deciding.state.calling.counterOf.get(deciding.principal.name);
    if (!counterId) return refuse("counter-not-open");
    if (ticket.counterId !== counterId || (ticket.state !== "called" && ticket.state !== "serving")) {
      return wrongState(ticket);
    }
    if (!deciding.items.inForce(input.itemId)) {
      return refuse("not-found", { what: "item", id: input.itemId });
    }
    if (ticket.itemIds.includes(input.itemId)) {
      return refuse("wrong-state", { state: ticket.state, because: "has-item" });
    }
    return accept([{ name: "item-added", data: { ticketId: ticket.id, itemId: input.itemId } }], () => ({
      ticket: wireTicket(ticket, deciding.iso),
    }));
  },

  "ticket:reprint": (deciding, input) => {
    const ticket = findLost(deciding, input);
    if ("params" in ticket) return ticket;
    if (!isLive(ticket.state) && ticket.state !== "skipped") return wrongState(ticket);
    return accept(
      [{ name: "ticket-reprinted", data: { ticketId: ticket.id, by: deciding.principal.id } }],
      () => ({ ticket: wireTicket(ticket, deciding.iso), token: "" }),
    );
  },

  "ticket:printed": (deciding, input) => {
    const ticket = deciding.state.queueing.tickets.get(input.ticketId);
    if (!ticket) return refuse("not-found", { what: "ticket" });
    return accept(
      [
        {
          name: "ticket-printed",
          data: {
            ticketId: ticket.id,
            outcome: input.outcome,
            isReprint: input.reprint ?? false,
            by: deciding.principal.id,
          },
        },
      ],
      () => ({}),
    );
  },
};

/** By id, or by the token that a phone page has; a page without sign-in may use nothing but the token. */
function findTicket(deciding: Deciding, input: CommandInput<"ticket:cancel">): TicketRecord | HallError {
  if ((input.ticketId === undefined) === (input.token === undefined)) {
    return refuse("invalid-input", { field: "ticketId" });
  }
  if (input.ticketId !== undefined && deciding.principal.role === "anonymous") return refuse("not-signed-in");
  const ticketId = input.ticketId ?? ticketOfToken(deciding.keys.tickets, input.token ?? "");
  const ticket = ticketId === null ? null : ticketOfAnyDay(deciding, ticketId);
  return ticket ?? refuse("not-found", { what: "ticket" });
}

/** The lost ticket, by id or by the person: the one that was taken last. */
function findLost(deciding: Deciding, input: CommandInput<"ticket:reprint">): TicketRecord | HallError {
  const { queueing } = deciding.state;
  if (input.ticketId !== undefined) {
    return queueing.tickets.get(input.ticketId) ?? refuse("not-found", { what: "ticket" });
  }
  const idNumber = input.holder?.idNumber;
  if (!idNumber) return refuse("invalid-input", { field: "ticketId" });
  const personId = deciding.vault.find(idNumber);
  const own = deciding.config.queues
    .flatMap((queue) => liveOf(queueing, personId, queue.id))
    .toSorted((a, b) => b.takenAt - a.takenAt);
  return own[0] ?? refuse("not-found", { what: "ticket" });
}

/**
 * 过号重排: the later of its own place and that of the third then waiting in its queue (the last one's, if fewer);
 * among equals it comes after, since its position in the journal is later.
 */
function returnPlace(deciding: Deciding, ticket: TicketRecord): number {
  const line = lineOf(deciding.state.queueing, lineIdOf(ticket));
  const behind = line.at(deciding.config.policy.returnBehind - 1) ?? line.last();
  return Math.max(ticket.virtualArrival, behind?.virtualArrival ?? ticket.virtualArrival);
}

function takenAnswer(deciding: Deciding, ticketId: string): TakenTicket {
  const ticket = deciding.state.queueing.tickets.get(ticketId);
  if (!ticket) throw new Error("The ticket that was just taken is not there.");
  return {
    ticket: wireTicket(ticket, deciding.iso),
    token: "",
    ahead: aheadOf(deciding, ticket),
    counters: countersFor(deciding, ticket.queueId),
    wait: deciding.waitOf(ticket.queueId),
  };
}

/** The open counters of a queue; all of its counters before any has opened. */
export function countersFor(deciding: Pick<Deciding, "config" | "state">, queueId: string): string[] {
  const all = lookUp(deciding.config).queues.get(queueId)?.counterIds ?? [];
  const open = all.filter((id) => (deciding.state.calling.counters.get(id)?.state ?? "closed") !== "closed");
  return open.length > 0 ? open : all;
}

export function keepHolder(
  deciding: Deciding,
  person: HolderPlan,
  holder: CommandInput<"ticket:take">["holder"],
): { keep?: (vault: Deciding["vault"]) => void } {
  const { personId } = person;
  if (!personId || !holder) return {};
  const { now, sealed } = deciding;
  return {
    keep: (vault) => {
      if (!person.isNew) vault.update(personId, holder);
      else if (sealed?.personId === personId) vault.addSealed(sealed, now);
      else vault.add(personId, holder, now);
    },
  };
}

function alreadyHas(deciding: Deciding, ticket: TicketRecord): HallError {
  return refuse("already-has-ticket", {
    ticketId: ticket.id,
    number: ticket.number,
    state: ticket.state,
    ahead: ticket.state === "waiting" ? aheadOf(deciding, ticket) : 0,
  });
}

export function wrongState(ticket: TicketRecord): HallError {
  return refuse("wrong-state", { what: "ticket", state: ticket.state });
}
