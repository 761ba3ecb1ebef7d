import type { CallingAndQueueing } from "../calling/state.ts";
import type { Changes } from "../journal/changes.ts";
import type { Position } from "../journal/fact.ts";
import type { RatingFacts } from "./facts.ts";

type Apply<Name extends keyof RatingFacts> = (
  state: CallingAndQueueing,
  data: RatingFacts[Name],
  when: Position,
  changes: Changes,
) => void;

/** A rating leaves the live state nearly alone: the ticket knows that it was rated, the pad is free again. */
export const applyRating: { [Name in keyof RatingFacts]: Apply<Name> } = {
  "rating-submitted": (state, data, _when, changes) => {
    const ticket = state.queueing.tickets.get(data.ticketId);
    if (ticket) changes.set(ticket, { ratingId: data.ratingId });
    closeInvitation(state, data.counterId, data.ticketId, changes);
  },
  "rating-declined": (state, data, _when, changes) => {
    closeInvitation(state, data.counterId, data.ticketId, changes);
  },
};

function closeInvitation(
  state: CallingAndQueueing,
  counterId: string,
  ticketId: string,
  changes: Changes,
): void {
  const counter = state.calling.counters.get(counterId);
  if (counter?.invitedTicketId === ticketId) changes.set(counter, { invitedTicketId: null });
}
