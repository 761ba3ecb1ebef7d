import type { Ticket } from "../contract/ticket.ts";
import type { TicketRecord } from "./state.ts";

/** A ticket as clients see it: nothing of the person. */
export function wireTicket(ticket: TicketRecord, iso: (at: number) => string): Ticket {
  return {
    id: ticket.id,
    number: ticket.number,
    day: ticket.day,
    queueId: ticket.queueId,
    state: ticket.state,
    class: ticket.class,
    isClassClaimed: ticket.isClassClaimed,
    itemIds: ticket.itemIds,
    takenAt: iso(ticket.takenAt),
    virtualArrival: iso(ticket.virtualArrival),
    ...(ticket.counterId === null ? {} : { counterId: ticket.counterId }),
    ...(ticket.isOffline ? { isOffline: true } : {}),
  };
}
