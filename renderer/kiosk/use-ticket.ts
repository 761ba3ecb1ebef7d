import { useView } from "../kit/hall-context.tsx";
import { rangeOf } from "../kit/wait-range.ts";
import type { ShownTicket } from "./flow/state.ts";
import { useKiosk, useKioskWords } from "./kiosk-context.tsx";
import { phoneAddress } from "./paper/phone-address.ts";

/** A ticket as it stands now: the hall's live view of it, and what was known when it was taken until that is there. */
export function useTicket(ticket: ShownTicket) {
  const { hall, catalog, hallAddress } = useKiosk();
  const { say, pick } = useKioskWords();
  const { value } = useView("ticket", { token: ticket.token });
  const live = value?.ticket.id === ticket.ticketId ? value : null;
  const queue = hall.queues.find((one) => one.id === ticket.queueId);
  const zone = hall.zones.find((one) => one.id === queue?.zoneId);
  const item = catalog.items.find((one) => one.id === ticket.itemIds[0]);
  const ticketClass = hall.classes.find((one) => one.id === ticket.classId);
  const name = item?.name ?? queue?.name;
  const state = live?.ticket.state ?? ticket.state;
  const counterId = live ? live.counterId : ticket.counterId;
  return {
    state,
    ahead: live ? live.ahead : ticket.ahead,
    range: rangeOf(live ? live.wait : ticket.wait),
    counterIds: counterId ? [counterId] : (live?.counterIds ?? ticket.counterIds),
    zone: zone ? { name: pick(zone.name), directions: pick(zone.directions) } : null,
    name: name ? pick(name) : "",
    priority:
      ticketClass && ticketClass.headStartMinutes > 0
        ? say(ticket.isClassClaimed ? "priorityClaimed" : "priorityNote", {
            class: pick(ticketClass.name),
            minutes: ticketClass.headStartMinutes,
          })
        : null,
    phoneUrl: phoneAddress(hallAddress, ticket.token),
  };
}

/** What a ticket that no longer waits is told instead of how many are ahead. */
export function useStateSentence(state: string): string | null {
  const { say } = useKioskWords();
  switch (state) {
    case "called":
      return say("called");
    case "serving":
      return say("serving");
    case "skipped":
      return say("skipped");
    case "held":
      return say("held");
    default:
      return null;
  }
}
