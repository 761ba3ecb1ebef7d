import type { TicketState, Why } from "../contract/ticket.ts";
import type { Changes } from "../journal/changes.ts";
import type { Position } from "../journal/fact.ts";
import type { QueueingFacts, Taking } from "./facts.ts";
import { type Place, WaitingLine } from "./waiting-line.ts";

export interface TicketRecord extends Place {
  readonly id: string;
  readonly number: string;
  readonly prefix: string;
  readonly sequence: number;
  readonly day: string;
  readonly class: string;
  readonly isClassClaimed: boolean;
  readonly headStartMinutes: number;
  readonly takenAt: number;
  readonly isOffline: boolean;
  personId: string | null;
  queueId: string;
  itemIds: string[];
  state: TicketState;
  /** Where it is called or served, or was last. */
  counterId: string | null;
  /** A counter's own queue, after a transfer to that counter. */
  reservedFor: string | null;
  why: Why | null;
  callCount: number;
  firstCalledAt: number | null;
  calledAt: number | null;
  startedAt: number | null;
  endedAt: number | null;
  staffId: string | null;
  setAsideAt: number | null;
  setAsideReason: string | null;
  returns: number;
  invitationId: string | null;
  ratingId: string | null;
}

interface Lease {
  id: string;
  queueId: string;
  day: string;
  prefix: string;
  from: number;
  to: number;
  holder: string;
  takenAt: number;
  ticketIds: string[];
}

export interface QueueingState {
  day: string;
  /** Tickets of the running day, and older ones still at a counter. */
  tickets: Map<string, TicketRecord>;
  /** By queue id, or `counter:<id>` for a counter's own queue. */
  lines: Map<string, WaitingLine<TicketRecord>>;
  /**
   * Last number given out, by `<day> <prefix>`; of the numbers kept for kiosks that are cut off also the first and the
   * last, by `<day> <prefix> reserve-from` and `<day> <prefix> reserve`.
   */
  series: Map<string, number>;
  /** Tickets that were given out today, by queue id and by `<queue id> <slot>`. */
  given: Map<string, number>;
  /**
   * Live tickets of a person in a queue, by `<person id> <queue id>`: one, unless a transfer or a hand-in brought
   * another.
   */
  byPerson: Map<string, string[]>;
  /** How many tickets of a person were finished today. */
  finishedOf: Map<string, number>;
  /** Held and skipped tickets, by id. */
  setAside: Map<string, TicketRecord>;
  /** Tickets of earlier days that were still at a counter when the day turned. */
  overnight: string[];
  leases: Map<string, Lease>;
  /** Lease of a ready-made ticket id. */
  leaseOf: Map<string, string>;
  /** Today's tickets, by who asked for them and the command under which: `<principal> <command id>`. */
  byCommand: Map<string, string>;
}

export function emptyQueueing(): QueueingState {
  return {
    day: "",
    tickets: new Map(),
    lines: new Map(),
    series: new Map(),
    given: new Map(),
    byPerson: new Map(),
    finishedOf: new Map(),
    setAside: new Map(),
    overnight: [],
    leases: new Map(),
    leaseOf: new Map(),
    byCommand: new Map(),
  };
}

export function isLive(state: TicketState): boolean {
  return state === "waiting" || state === "called" || state === "serving" || state === "held";
}

export function lineIdOf(ticket: { queueId: string; reservedFor: string | null }): string {
  return ticket.reservedFor === null ? ticket.queueId : `counter:${ticket.reservedFor}`;
}

export function lineOf(state: QueueingState, lineId: string): WaitingLine<TicketRecord> {
  let line = state.lines.get(lineId);
  if (!line) {
    line = new WaitingLine();
    state.lines.set(lineId, line);
  }
  return line;
}

/**
 * The longest wait in a line, milliseconds; null when nobody waits. The first is not always who waits longest: a head
 * start may have brought them there. One who was skipped and came back waits since the place that they were given.
 */
export function longestWait(line: WaitingLine<TicketRecord> | undefined, now: number): number | null {
  let earliest: number | null = null;
  for (const { takenAt, virtualArrival } of line ?? []) {
    if (earliest !== null && virtualArrival > earliest) break;
    const since = Math.max(takenAt, virtualArrival);
    if (earliest === null || since < earliest) earliest = since;
  }
  return earliest === null ? null : Math.max(0, now - earliest);
}

export function enterLine(state: QueueingState, ticket: TicketRecord, changes: Changes): void {
  const line = lineOf(state, lineIdOf(ticket));
  line.add(ticket);
  changes.did(() => line.remove(ticket));
}

export function leaveLine(state: QueueingState, ticket: TicketRecord, changes: Changes): void {
  const line = lineOf(state, lineIdOf(ticket));
  if (line.remove(ticket)) changes.did(() => line.add(ticket));
}

/** Puts a ticket into its line with the place that it has. */
export function wait(state: QueueingState, ticket: TicketRecord, changes: Changes): void {
  changes.drop(state.setAside, ticket.id);
  changes.set(ticket, { state: "waiting", setAsideAt: null, setAsideReason: null });
  enterLine(state, ticket, changes);
  rememberPerson(state, ticket, changes);
}

/** The ticket is over: finished, cancelled or expired. */
export function end(
  state: QueueingState,
  ticket: TicketRecord,
  to: "finished" | "cancelled" | "expired",
  at: number,
  changes: Changes,
): void {
  if (ticket.state === "waiting") leaveLine(state, ticket, changes);
  changes.drop(state.setAside, ticket.id);
  changes.set(ticket, { state: to, endedAt: at });
  forgetPerson(state, ticket, changes);
  if (to === "finished" && ticket.personId) raise(state.finishedOf, ticket.personId, changes);
}

export function rememberPerson(state: QueueingState, ticket: TicketRecord, changes: Changes): void {
  if (!ticket.personId) return;
  const key = `${ticket.personId} ${ticket.queueId}`;
  const known = state.byPerson.get(key) ?? [];
  if (!known.includes(ticket.id)) changes.put(state.byPerson, key, [...known, ticket.id]);
}

export function forgetPerson(state: QueueingState, ticket: TicketRecord, changes: Changes): void {
  if (!ticket.personId) return;
  const key = `${ticket.personId} ${ticket.queueId}`;
  const left = (state.byPerson.get(key) ?? []).filter((ticketId) => ticketId !== ticket.id);
  if (left.length > 0) changes.put(state.byPerson, key, left);
  else changes.drop(state.byPerson, key);
}

/** The live tickets of a person in a queue, oldest first. */
export function liveOf(state: QueueingState, personId: string | null, queueId: string): TicketRecord[] {
  const ids = (personId && state.byPerson.get(`${personId} ${queueId}`)) || [];
  return ids.flatMap((ticketId) => state.tickets.get(ticketId) ?? []);
}

function newTicket(taking: Taking, order: number, isOffline: boolean): TicketRecord {
  return {
    id: taking.ticketId,
    number: taking.number,
    prefix: taking.prefix,
    sequence: taking.sequence,
    day: taking.day,
    class: taking.class,
    isClassClaimed: taking.isClassClaimed,
    headStartMinutes: taking.headStartMinutes,
    takenAt: taking.takenAt,
    isOffline,
    virtualArrival: taking.virtualArrival,
    order,
    personId: taking.personId,
    queueId: taking.queueId,
    itemIds: taking.itemIds,
    state: "waiting",
    counterId: null,
    reservedFor: null,
    why: null,
    callCount: 0,
    firstCalledAt: null,
    calledAt: null,
    startedAt: null,
    endedAt: null,
    staffId: null,
    setAsideAt: null,
    setAsideReason: null,
    returns: 0,
    invitationId: null,
    ratingId: null,
  };
}

function raise(map: Map<string, number>, key: string, changes: Changes): void {
  changes.put(map, key, (map.get(key) ?? 0) + 1);
}

type Apply<Name extends keyof QueueingFacts> = (
  state: { queueing: QueueingState },
  data: QueueingFacts[Name],
  when: Position,
  changes: Changes,
) => void;

export const applyQueueing: { [Name in keyof QueueingFacts]: Apply<Name> } = {
  "ticket-taken": ({ queueing: state }, data, when, changes) => {
    const ticket = newTicket(data, when.position, false);
    changes.put(state.tickets, ticket.id, ticket);
    const series = `${data.day} ${data.prefix}`;
    changes.put(state.series, series, Math.max(state.series.get(series) ?? 0, data.sequence));
    raise(state.given, data.queueId, changes);
    if (data.slot !== null) raise(state.given, `${data.queueId} ${data.slot}`, changes);
    if (data.commandId) changes.put(state.byCommand, `${data.by} ${data.commandId}`, ticket.id);
    wait(state, ticket, changes);
  },
  "ticket-handed-in": ({ queueing: state }, data, when, changes) => {
    const ticket = newTicket(data, when.position, true);
    changes.put(state.tickets, ticket.id, ticket);
    if (data.takenAs) changes.put(state.byCommand, `${data.by} ${data.takenAs}`, ticket.id);
    if (data.isExpired) {
      changes.set(ticket, { state: "expired", endedAt: when.at });
      return;
    }
    // One person, one press: the ticket that it takes the place of was counted.
    if (!data.replaces) raise(state.given, data.queueId, changes);
    wait(state, ticket, changes);
  },
  "ticket-cancelled": ({ queueing: state }, data, when, changes) => {
    const ticket = state.tickets.get(data.ticketId);
    if (ticket) end(state, ticket, "cancelled", when.at, changes);
  },
  "ticket-returned": ({ queueing: state }, data, when, changes) => {
    const ticket = state.tickets.get(data.ticketId);
    if (!ticket) return;
    changes.set(ticket, {
      virtualArrival: data.virtualArrival,
      order: when.position,
      returns: ticket.returns + 1,
      counterId: null,
    });
    wait(state, ticket, changes);
  },
  "item-added": ({ queueing: state }, data, _when, changes) => {
    const ticket = state.tickets.get(data.ticketId);
    if (ticket) changes.set(ticket, { itemIds: [...ticket.itemIds, data.itemId] });
  },
  "ticket-reprinted": () => {},
  "ticket-printed": () => {},
  "numbers-leased": ({ queueing: state }, data, when, changes) => {
    const series = `${data.day} ${data.prefix}${data.isReserve ? " reserve" : ""}`;
    changes.put(state.series, series, Math.max(state.series.get(series) ?? 0, data.to));
    if (data.isReserve && !state.series.has(`${series}-from`))
      changes.put(state.series, `${series}-from`, data.from);
    changes.put(state.leases, data.leaseId, {
      id: data.leaseId,
      queueId: data.queueId,
      day: data.day,
      prefix: data.prefix,
      from: data.from,
      to: data.to,
      holder: data.holder,
      takenAt: when.at,
      ticketIds: data.ticketIds,
    });
    for (const ticketId of data.ticketIds) changes.put(state.leaseOf, ticketId, data.leaseId);
  },
  "numbers-given-back": ({ queueing: state }, data, _when, changes) => {
    for (const ticketId of data.ticketIds) changes.drop(state.leaseOf, ticketId);
    const lease = state.leases.get(data.leaseId);
    if (lease && !lease.ticketIds.some((ticketId) => state.leaseOf.has(ticketId)))
      changes.drop(state.leases, lease.id);
  },
  "day-turned": ({ queueing: state }, data, when, changes) => {
    for (const ticketId of data.expired) {
      const ticket = state.tickets.get(ticketId);
      if (ticket) end(state, ticket, "expired", when.at, changes);
    }
    const keep = <V>(map: Map<string, V>, kept: (key: string, value: V) => boolean) =>
      new Map([...map].filter(([key, value]) => kept(key, value)));
    const leases = keep(state.leases, (_, lease) => lease.day >= daysBefore(data.day, keptLeaseDays));
    const tickets = keep(state.tickets, (_, ticket) => isLive(ticket.state));
    changes.set(state, {
      day: data.day,
      tickets,
      overnight: [...tickets.keys()],
      lines: new Map(),
      series: keep(state.series, (key) => key >= data.day),
      given: new Map(),
      finishedOf: new Map(),
      setAside: new Map(),
      leases,
      leaseOf: keep(state.leaseOf, (_, leaseId) => leases.has(leaseId)),
      byCommand: new Map(),
    });
  },
};

/** A kiosk that was cut off over the longest holiday can still hand in what it gave out on the last day before. */
const keptLeaseDays = 14;

/** By plain arithmetic: `apply` takes no library that reads a time-zone table. */
function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
