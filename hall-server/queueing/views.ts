import { ticketFromArchive } from "../archive/ticket-from-archive.ts";
import type { Queue } from "../catalog/config.ts";
import { lookUp } from "../catalog/look-up.ts";
import type { ViewValue } from "../contract/views.ts";
import { ticketOfToken } from "../people/ticket-token.ts";
import { hallHead, type ViewDefinitions, type Viewing } from "../viewing.ts";
import { countersFor } from "./commands.ts";
import { comingHours, openingAt } from "./opening.ts";
import type { TicketRecord } from "./state.ts";
import { aheadOf, checkQuota } from "./taking.ts";
import { wireTicket } from "./wire.ts";

export const queueingViews: ViewDefinitions<"kiosk" | "ticket"> = {
  kiosk: {
    admit: (viewing, { kioskId }, principal) => {
      // A kiosk that the hall's file no longer names goes on; it has no name of its own then.
      const isOwn = kioskId === undefined || (principal.role === "kiosk" && kioskId === principal.place);
      return isOwn || kioskOf(viewing, kioskId) !== null ? null : "not-found";
    },
    draw: (viewing, { kioskId }) => {
      const queues = viewing.config.queues.toSorted((a, b) => Number(b.isAllRound) - Number(a.isAllRound));
      return {
        hall: hallHead(viewing),
        kiosk: kioskOf(viewing, kioskId),
        hours: hoursOf(viewing),
        queues: queues.map((queue) => {
          const closedBecause = closedReason(viewing, queue);
          return {
            ...queueRow(viewing, queue),
            zoneId: queue.zoneId,
            counterIds: countersFor(viewing, queue.id),
            closedBecause,
          };
        }),
        counters: viewing.config.counters.map((counter) => ({
          id: counter.id,
          name: counter.name.zh,
          state: viewing.state.calling.counters.get(counter.id)?.state ?? "closed",
        })),
        needsCard: viewing.config.needsCard,
        notices: viewing.config.notices,
        helps: openHelps(viewing),
      };
    },
  },

  ticket: {
    admit: (viewing, { token }) => (findByToken(viewing, token) ? null : "not-found"),
    draw: (viewing, { token }) => {
      const ticket = findByToken(viewing, token);
      if (!ticket) throw new Error("The ticket of an open view is gone.");
      const queue = lookUp(viewing.config).queues.get(ticket.queueId);
      const isWaiting = ticket.state === "waiting";
      const { policy } = viewing.config;
      const returnUntil =
        ticket.state === "skipped" && ticket.setAsideAt !== null
          ? ticket.setAsideAt + policy.returnWindowMinutes * 60_000
          : null;
      const isCalled = ticket.state === "called" || ticket.state === "serving";
      return {
        hall: hallHead(viewing),
        ticket: wireTicket(ticket, viewing.iso),
        queue: {
          name: queue?.name.zh ?? ticket.queueId,
          nameEn: queue?.name.en ?? ticket.queueId,
          zoneId: queue?.zoneId ?? "",
        },
        ahead: isWaiting ? aheadOf(viewing, ticket) : null,
        wait: isWaiting
          ? (viewing.hall.estimates.value.tickets.get(ticket.id) ??
            viewing.hall.estimates.value.queues.get(ticket.queueId) ??
            null)
          : null,
        counterIds: ticket.reservedFor === null ? countersFor(viewing, ticket.queueId) : [ticket.reservedFor],
        counterId: isCalled ? ticket.counterId : null,
        calledAt: isCalled && ticket.calledAt !== null ? viewing.iso(ticket.calledAt) : null,
        returnUntil: returnUntil === null ? null : viewing.iso(returnUntil),
        mayReturn: returnUntil !== null && viewing.now <= returnUntil && ticket.returns < policy.returnLimit,
        invitation:
          ticket.invitationId !== null && ticket.ratingId === null && mayRate(viewing, ticket)
            ? invitationOf(ticket, ticket.invitationId)
            : null,
        isRated: ticket.ratingId !== null,
      };
    },
  },
};

function kioskOf({ config }: Viewing, kioskId: string | undefined): ViewValue<"kiosk">["kiosk"] {
  const place = config.kiosks.find((one) => one.id === kioskId);
  return place ? { id: place.id, name: place.name, isRoundTheClock: place.isRoundTheClock } : null;
}

function hoursOf({ config, now, iso }: Viewing): ViewValue<"kiosk">["hours"] {
  return comingHours(config.opening, now, config.timeZone).map((hours) => ({
    opensAt: iso(hours.opensAt),
    ticketsUntil: iso(hours.ticketsUntil),
    closesAt: iso(hours.closesAt),
  }));
}

function mayRate({ config, now }: Viewing, ticket: TicketRecord): boolean {
  if (ticket.state !== "finished" || ticket.endedAt === null) return false;
  return now - ticket.endedAt <= config.policy.ratingOpenDays * 86_400_000;
}

export function invitationOf(ticket: TicketRecord, invitationId: string) {
  return {
    id: invitationId,
    ticketId: ticket.id,
    number: ticket.number,
    counterId: ticket.counterId ?? "",
    itemIds: ticket.itemIds,
  };
}

function findByToken(viewing: Viewing, token: string): TicketRecord | null {
  const ticketId = ticketOfToken(viewing.hall.keys.tickets, token);
  if (ticketId === null) return null;
  const live = viewing.state.queueing.tickets.get(ticketId);
  if (live) return live;
  const ended = viewing.hall.archive.ticket(ticketId);
  return ended && ticketFromArchive(ended, viewing.hall.archive.ratingOf(ticketId)?.rating_id ?? null);
}

export function queueRow(viewing: Viewing, queue: Queue) {
  return {
    id: queue.id,
    code: queue.code,
    name: queue.name.zh,
    nameEn: queue.name.en,
    waiting: viewing.state.queueing.lines.get(queue.id)?.size ?? 0,
    wait: viewing.hall.estimates.value.queues.get(queue.id) ?? null,
    isOpen: closedReason(viewing, queue) === null,
  };
}

function closedReason(viewing: Viewing, queue: Queue): "hours" | "quota" | null {
  const { config } = viewing;
  if (!openingAt(config.opening, viewing.now, config.timeZone).givesTickets) return "hours";
  if (queue.counterIds.length === 0) return "hours";
  return checkQuota(viewing, queue) === null ? null : "quota";
}

export function openHelps(viewing: Viewing): ViewValue<"kiosk">["helps"] {
  return [...viewing.state.supervision.helps.values()]
    .toSorted((a, b) => a.at - b.at)
    .slice(0, 20)
    .map((help) => ({ id: help.helpId, page: help.page, from: help.from, at: viewing.iso(help.at) }));
}
