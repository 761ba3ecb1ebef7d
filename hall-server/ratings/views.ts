import { placeOf } from "../calling/choosing.ts";
import { counterOf } from "../calling/state.ts";
import { badgeOf, counterHead, placeThere, ticketAt } from "../calling/views.ts";
import { invitationOf } from "../queueing/views.ts";
import { hallHead, type ViewDefinitions } from "../viewing.ts";

export const ratingViews: ViewDefinitions<"pad"> = {
  pad: {
    admit: (viewing, { counterId }, principal) => {
      if (!placeOf(viewing, counterId)) return "not-found";
      return principal.role === "pad" && principal.place !== counterId ? "not-allowed" : null;
    },
    draw: (viewing, { counterId }) => {
      const place = placeThere(viewing, counterId);
      const counter = counterOf(viewing.state.calling, counterId);
      const invited = viewing.state.queueing.tickets.get(counter.invitedTicketId ?? "");
      return {
        hall: hallHead(viewing),
        counter: counterHead(viewing, place, counter),
        number: ticketAt(viewing, counter)?.number ?? null,
        staff: badgeOf(viewing, counter),
        invitation:
          invited?.invitationId && invited.ratingId === null
            ? invitationOf(invited, invited.invitationId)
            : null,
      };
    },
  },
};
