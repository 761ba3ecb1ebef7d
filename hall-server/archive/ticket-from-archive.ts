import type { TicketRecord } from "../queueing/state.ts";
import type { EndedTicket } from "./archive.ts";

/** A ticket of an earlier day as the live state had it, for a phone page that opens it again. */
export function ticketFromArchive(ended: EndedTicket, ratingId: string | null): TicketRecord {
  return {
    id: ended.ticket_id,
    number: ended.number,
    prefix: "",
    sequence: 0,
    day: ended.day,
    class: ended.class,
    isClassClaimed: false,
    headStartMinutes: 0,
    takenAt: ended.taken_at,
    isOffline: false,
    virtualArrival: ended.taken_at,
    order: 0,
    personId: ended.person_id,
    queueId: ended.queue_id,
    itemIds: [],
    state: ended.state,
    counterId: ended.counter_id,
    reservedFor: null,
    why: null,
    callCount: ended.first_called_at === null ? 0 : 1,
    firstCalledAt: ended.first_called_at,
    calledAt: ended.first_called_at,
    startedAt: ended.started_at,
    endedAt: ended.ended_at,
    staffId: ended.staff_id,
    setAsideAt: null,
    setAsideReason: null,
    returns: 0,
    invitationId: ended.invitation_id,
    ratingId,
  };
}
