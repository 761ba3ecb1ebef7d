import { lookUp } from "../catalog/look-up.ts";
import type { ViewName, ViewParams } from "../contract/views.ts";
import type { Hall } from "../hall.ts";
import type { Fact } from "../journal/fact.ts";
import { ticketOfToken } from "../people/ticket-token.ts";

/** Which parts of the hall a group of facts changed, so that only the views that show them are drawn again. */
export interface Touched {
  isEverything: boolean;
  queues: Set<string>;
  counters: Set<string>;
  zones: Set<string>;
  tickets: Set<string>;
}

export function touchedBy(hall: Hall, facts: readonly Fact[]): Touched {
  const touched: Touched = {
    isEverything: false,
    queues: new Set(),
    counters: new Set(),
    zones: new Set(),
    tickets: new Set(),
  };
  const { counters, queues } = lookUp(hall.config);
  for (const fact of facts) {
    const data = fact.data as {
      ticketId?: string;
      counterId?: string;
      queueId?: string;
      returned?: string[];
    };
    if (fact.name === "day-turned" || fact.name === "person-erased" || fact.name === "device-reported") {
      touched.isEverything = true;
    }
    for (const ticketId of [data.ticketId ?? [], data.returned ?? []].flat()) {
      touched.tickets.add(ticketId);
      const queueId = hall.state.queueing.tickets.get(ticketId)?.queueId;
      if (queueId) touched.queues.add(queueId);
    }
    if (data.queueId) touched.queues.add(data.queueId);
    if (data.counterId) touched.counters.add(data.counterId);
    if (fact.name === "ticket-transferred" && fact.data.toCounterId)
      touched.counters.add(fact.data.toCounterId);
  }
  for (const counterId of touched.counters) touched.zones.add(counters.get(counterId)?.zoneId ?? "");
  for (const queueId of touched.queues) touched.zones.add(queues.get(queueId)?.zoneId ?? "");
  return touched;
}

/** Does this view show anything of what was touched? */
export function concerns(
  hall: Hall,
  touched: Touched,
  name: ViewName,
  params: ViewParams<ViewName>,
): boolean {
  if (touched.isEverything) return true;
  const asked = params as Partial<Record<"counterId" | "screenId" | "token", string>>;
  switch (name) {
    case "kiosk":
    case "hall":
      return true;
    case "sign":
    case "pad":
      return (
        touched.counters.has(asked.counterId ?? "") || touchesTicketAt(hall, touched, asked.counterId ?? "")
      );
    case "counter": {
      const place = lookUp(hall.config).counters.get(asked.counterId ?? "");
      if (!place || touched.counters.has(place.id)) return true;
      const queueIds = [...place.queueIds, ...place.overflow.map((one) => one.queueId)];
      return queueIds.some((queueId) => touched.queues.has(queueId));
    }
    case "screen": {
      const screen = hall.config.screens.find((one) => one.id === asked.screenId);
      return screen?.zoneIds.some((zoneId) => touched.zones.has(zoneId)) ?? true;
    }
    case "ticket": {
      const ticketId = ticketOfToken(hall.keys.tickets, asked.token ?? "");
      const queueId = ticketId ? hall.state.queueing.tickets.get(ticketId)?.queueId : undefined;
      return (ticketId !== null && touched.tickets.has(ticketId)) || touched.queues.has(queueId ?? "");
    }
  }
}

/** A rating on the phone takes the invitation off the pad of the counter where the ticket was finished. */
function touchesTicketAt(hall: Hall, touched: Touched, counterId: string): boolean {
  const counter = hall.state.calling.counters.get(counterId);
  return [counter?.ticketId, counter?.invitedTicketId].some((id) => id && touched.tickets.has(id));
}
