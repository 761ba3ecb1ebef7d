import { lookUp } from "../catalog/look-up.ts";
import type { ViewName, ViewParams } from "../contract/views.ts";
import type { Hall } from "../hall.ts";
import { staffOf } from "../intake/office/staff-of.ts";
import type { Fact } from "../journal/fact.ts";

/** Which parts of the hall a group of facts changed, so that only the views that show them are drawn again. */
export interface Touched {
  isEverything: boolean;
  /** A ticket left a list that any counter may show: set aside somewhere, now no longer. */
  areAllCounters: boolean;
  areShells: boolean;
  queues: Set<string>;
  counters: Set<string>;
  zones: Set<string>;
  tickets: Set<string>;
  /** Of back offices. */
  units: Set<string>;
  /** Counters at which this person is called or served. */
  countersOf: (personId: string | null) => readonly string[];
  /** Who works at which of them changed. */
  areOffices: boolean;
}

/** Asked after the facts were applied: a ticket is looked up where it is now, where it was is told by the fact. */
export function touchedBy(hall: Hall, facts: readonly Fact[]): Touched {
  const touched: Touched = {
    isEverything: false,
    areAllCounters: false,
    areShells: false,
    queues: new Set(),
    counters: new Set(),
    zones: new Set(),
    tickets: new Set(),
    units: new Set(),
    countersOf: whoIsAtCounters(hall),
    areOffices: false,
  };
  const { counters, queues } = lookUp(hall.config);
  for (const fact of facts) touch(hall, fact, touched);
  for (const counterId of touched.counters) touched.zones.add(counters.get(counterId)?.zoneId ?? "");
  for (const queueId of touched.queues) touched.zones.add(queues.get(queueId)?.zoneId ?? "");
  return touched;
}

function touch(hall: Hall, fact: Fact, touched: Touched): void {
  const data = fact.data as {
    ticketId?: string;
    counterId?: string;
    queueId?: string;
    applicationId?: string;
  };
  if (data.applicationId) {
    const unitId = hall.intake.application(data.applicationId)?.unitId;
    if (unitId) touched.units.add(unitId);
    // It may have left the unit where it was.
    if (fact.name === "application-sent-elsewhere") touched.areOffices = true;
  }
  if (data.queueId) touched.queues.add(data.queueId);
  if (data.counterId) touched.counters.add(data.counterId);
  if (data.ticketId) touchTicket(hall, data.ticketId, touched);
  switch (fact.name) {
    case "day-turned":
    case "person-erased":
      touched.isEverything = true;
      break;
    case "device-reported":
    case "ticket-returned":
      touched.areAllCounters = true;
      break;
    case "staff-added":
    case "staff-units-set":
    case "staff-deactivated":
      touched.areOffices = true;
      break;
    case "shell-came":
    case "shells-fell-silent":
    case "shell-told":
    case "shell-picture-asked":
    case "shell-picture-given":
    case "service-code-set":
    case "device-revoked":
      touched.areShells = true;
      break;
    case "ticket-called":
      touched.queues.add(fact.data.why.queueId);
      // Called before, perhaps in another zone: there it leaves the screen.
      if (fact.data.waitMs === null)
        for (const zoneId of hall.state.calling.called.keys()) touched.zones.add(zoneId);
      if (fact.data.why.code === "unheld") touched.areAllCounters = true;
      break;
    case "ticket-transferred":
      touched.queues.add(fact.data.toQueueId);
      if (fact.data.toCounterId) touched.counters.add(fact.data.toCounterId);
      break;
    case "counter-opened":
    case "counter-closed": {
      // Phones say which counters may call their ticket.
      const place = lookUp(hall.config).counters.get(fact.data.counterId);
      for (const queueId of place?.queueIds ?? []) touched.queues.add(queueId);
      if (fact.name === "counter-closed")
        for (const ticketId of fact.data.returned) touchTicket(hall, ticketId, touched);
      break;
    }
    default:
      break;
  }
}

function touchTicket(hall: Hall, ticketId: string, touched: Touched): void {
  const { queueing } = hall.state;
  touched.tickets.add(ticketId);
  const ticket = queueing.tickets.get(ticketId);
  if (!ticket) return;
  touched.queues.add(ticket.queueId);
  if (ticket.counterId !== null) touched.counters.add(ticket.counterId);
  if (ticket.reservedFor !== null) touched.counters.add(ticket.reservedFor);
  // The same person may be at another counter with another ticket.
  for (const counterId of touched.countersOf(ticket.personId)) touched.counters.add(counterId);
}

/** Where each person is called or served, looked up when the first is asked for: a group has many tickets. */
function whoIsAtCounters({ state: { queueing, calling } }: Hall): Touched["countersOf"] {
  let known: Map<string, string[]> | null = null;
  return (personId) => {
    if (personId === null) return [];
    if (!known) {
      known = new Map();
      for (const { id, ticketId } of calling.counters.values()) {
        const there = ticketId === null ? null : (queueing.tickets.get(ticketId)?.personId ?? null);
        if (there !== null) known.set(there, [...(known.get(there) ?? []), id]);
      }
    }
    return known.get(personId) ?? [];
  };
}

/** Does this view show anything of what was touched? */
export function concerns(
  hall: Hall,
  touched: Touched,
  name: ViewName,
  params: ViewParams<ViewName>,
): boolean {
  if (touched.isEverything) return true;
  const asked = params as Partial<Record<"counterId" | "screenId" | "staffNumber" | "token", string>>;
  switch (name) {
    case "kiosk":
    case "hall":
      return true;
    case "shell":
    case "shells":
      return touched.areShells;
    case "office": {
      if (touched.areOffices) return true;
      const member = staffOf(hall.registry, asked.staffNumber ?? "");
      const unitIds = member ? hall.registry.unitsOf(member.staffId) : [];
      return unitIds.some((unitId) => touched.units.has(unitId));
    }
    case "sign":
    case "pad":
      return (
        touched.counters.has(asked.counterId ?? "") || touchesTicketAt(hall, touched, asked.counterId ?? "")
      );
    case "counter": {
      const place = lookUp(hall.config).counters.get(asked.counterId ?? "");
      if (!place || touched.areAllCounters || touched.counters.has(place.id)) return true;
      const queueIds = [...place.queueIds, ...place.overflow.map((one) => one.queueId)];
      return queueIds.some((queueId) => touched.queues.has(queueId));
    }
    case "screen": {
      const screen = hall.config.screens.find((one) => one.id === asked.screenId);
      return screen?.zoneIds.some((zoneId) => touched.zones.has(zoneId)) ?? true;
    }
    case "ticket": {
      // The token was checked when the view was opened; here its first part, the ticket's id, is enough.
      const ticketId = asked.token?.split(".", 1)[0] ?? "";
      if (touched.tickets.has(ticketId)) return true;
      const ticket = hall.state.queueing.tickets.get(ticketId);
      return touched.queues.has(ticket?.queueId ?? "") || touched.counters.has(ticket?.reservedFor ?? "");
    }
  }
}

/** A rating on the phone takes the invitation off the pad of the counter where the ticket was finished. */
function touchesTicketAt(hall: Hall, touched: Touched, counterId: string): boolean {
  const counter = hall.state.calling.counters.get(counterId);
  return [counter?.ticketId, counter?.invitedTicketId].some((id) => id && touched.tickets.has(id));
}
