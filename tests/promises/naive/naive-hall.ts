/**
 * What a hall has to do, in the plainest words: arrays that are looked through from the start, nothing kept twice.
 * Written from the rules and not from the product, so that both can be wrong only in the same place by chance.
 */
import type { CounterPlace, HallConfig } from "../../../hall-server/catalog/config.ts";

export interface NaiveTicket {
  /** Made by the hall; learnt from its answer. */
  id: string;
  token: string;
  prefix: string;
  sequence: number;
  /** Days since 1970-01-01, each beginning at 04:00. */
  day: number;
  queueId: string;
  class: string;
  headStartMinutes: number;
  /** ID number; null for a ticket without one. */
  person: string | null;
  takenAt: number;
  /** Virtual arrival. */
  place: number;
  /** Decides between equal places: later of take, hand-in and return. */
  order: number;
  state: "waiting" | "called" | "serving" | "held" | "skipped" | "finished" | "cancelled" | "expired";
  counterId: string | null;
  reservedFor: string | null;
  returns: number;
  setAsideAt: number;
  /** Was over when the day turned: counters know it no more. */
  isPast: boolean;
}

export interface NaiveCounter {
  id: string;
  state: "closed" | "open" | "paused";
  staff: string | null;
}

export interface NaiveLease {
  kiosk: string;
  queueId: string;
  prefix: string;
  day: number;
  from: number;
  ticketIds: string[];
  takenAt: number;
}

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;
/** Local time of the model halls less 04:00, when the hall-day begins. */
const dayOffsetMs = (8 - 4) * 60 * minuteMs;

export const dayOf = (at: number) => Math.floor((at + dayOffsetMs) / dayMs);
export const dayBegins = (day: number) => day * dayMs - dayOffsetMs;
export const dayText = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);
export const isLive = (ticket: NaiveTicket) =>
  ["waiting", "called", "serving", "held"].includes(ticket.state);
export const isAtCounter = (ticket: NaiveTicket) => ticket.state === "called" || ticket.state === "serving";

export class NaiveHall {
  readonly config: HallConfig;
  tickets: NaiveTicket[] = [];
  counters: NaiveCounter[];
  leases: NaiveLease[] = [];
  day: number;
  /** Every number that was given out or leased. */
  numbers: { day: number; prefix: string; sequence: number }[] = [];
  orders = 0;

  constructor(config: HallConfig, now: number) {
    this.config = config;
    this.day = dayOf(now);
    this.counters = config.counters.map(({ id }) => ({ id, state: "closed", staff: null }));
  }

  /** What waits, is held or was skipped ends with the day; what is at a counter runs on. */
  turnDay(now: number): void {
    if (dayOf(now) === this.day) return;
    this.day = dayOf(now);
    for (const ticket of this.tickets) {
      if (["waiting", "held", "skipped"].includes(ticket.state)) ticket.state = "expired";
      if (!isAtCounter(ticket)) ticket.isPast = true;
    }
  }

  numberOf(ticket: Pick<NaiveTicket, "prefix" | "sequence">): string {
    return ticket.prefix + String(ticket.sequence).padStart(this.config.policy.numberDigits, "0");
  }

  /** The next free run of a series; a number that somebody of an earlier day still has is not given out again. */
  giveNumbers(day: number, prefix: string, count: number): number {
    const given = this.numbers.filter((one) => one.day === day && one.prefix === prefix);
    let from = Math.max(0, ...given.map((one) => one.sequence)) + 1;
    for (;;) {
      const inTheWay = this.tickets.find(
        (ticket) =>
          ticket.day < this.day &&
          (isLive(ticket) || ticket.state === "skipped") &&
          ticket.prefix === prefix &&
          ticket.sequence >= from &&
          ticket.sequence < from + count,
      );
      if (!inTheWay) break;
      from = inTheWay.sequence + 1;
    }
    for (let i = 0; i < count; i += 1) this.numbers.push({ day, prefix, sequence: from + i });
    return from;
  }

  /** Those who wait in a queue, or for one counter alone, in the order in which they are called. */
  waitingIn(queueId: string | null, counterId: string | null): NaiveTicket[] {
    return this.tickets
      .filter((ticket) => ticket.state === "waiting")
      .filter((ticket) =>
        counterId === null
          ? ticket.reservedFor === null && ticket.queueId === queueId
          : ticket.reservedFor === counterId,
      )
      .toSorted((a, b) => a.place - b.place || a.order - b.order);
  }

  /** Who is next at a counter, and the code of the reason; null when nobody is. */
  next(place: CounterPlace, now: number): { ticket: NaiveTicket; code: string } | null {
    const own = this.waitingIn(null, place.id).map((ticket) => ({ ticket, code: "own-queue" }));
    const queued = place.queueIds.flatMap((queueId) => {
      const line = this.waitingIn(queueId, null);
      return line.map((ticket) => ({ ticket, code: line.length === 1 ? "only-one" : codeOf(ticket) }));
    });
    const helped = place.overflow.flatMap(({ queueId, whenWaitPassesMinutes }) => {
      const line = this.waitingIn(queueId, null);
      const longest = Math.max(0, ...line.map((ticket) => now - Math.max(ticket.takenAt, ticket.place)));
      const isLong = whenWaitPassesMinutes !== null && longest > whenWaitPassesMinutes * minuteMs;
      const isIdle = own.length + queued.length === 0;
      return isIdle || isLong ? line.map((ticket) => ({ ticket, code: "overflow" })) : [];
    });
    const all = [...own, ...queued, ...helped];
    all.sort((a, b) => a.ticket.place - b.ticket.place || a.ticket.order - b.ticket.order);
    return all[0] ?? null;
  }

  mayCall(place: CounterPlace, ticket: NaiveTicket): boolean {
    if (ticket.reservedFor !== null) return ticket.reservedFor === place.id;
    const overflow = place.overflow.map((one) => one.queueId);
    return [...place.queueIds, ...overflow].includes(ticket.queueId);
  }

  at(counterId: string): NaiveTicket | undefined {
    return this.tickets.find((ticket) => isAtCounter(ticket) && ticket.counterId === counterId);
  }

  liveOf(person: string | null, queueId: string): NaiveTicket | undefined {
    if (person === null) return undefined;
    return this.tickets.find(
      (ticket) => isLive(ticket) && ticket.person === person && ticket.queueId === queueId,
    );
  }
}

function codeOf(ticket: NaiveTicket): string {
  return ticket.headStartMinutes > 0 ? "head-start" : "earliest";
}
