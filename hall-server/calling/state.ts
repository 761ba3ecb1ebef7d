import type { Changes } from "../journal/changes.ts";
import type { Position } from "../journal/fact.ts";
import {
  end,
  forgetPerson,
  leaveLine,
  type QueueingState,
  rememberPerson,
  type TicketRecord,
  wait,
} from "../queueing/state.ts";
import type { CallingFacts, SpokenCall } from "./facts.ts";

export interface CounterRecord {
  readonly id: string;
  state: "closed" | "open" | "paused";
  staffId: string | null;
  staffNumber: string | null;
  /** What is called or served here. */
  ticketId: string | null;
  /** The finished ticket whose rating the pad asks for. */
  invitedTicketId: string | null;
  pauseReason: CallingFacts["counter-paused"]["reason"] | null;
  /** Since when it is in its state, or busy with its ticket. */
  since: number;
  today: { called: number; finished: number; serviceMs: number };
}

export interface CallingState {
  counters: Map<string, CounterRecord>;
  /** The open counter of a person. */
  counterOf: Map<string, string>;
  /** Last called tickets by zone, newest first, each ticket once. */
  called: Map<string, { ticketId: string; counterId: string; calledAt: number }[]>;
  /** Announcements by zone, in the order in which they are spoken. */
  announcements: Map<string, (SpokenCall & { kind: "call" | "recall"; ticketId: string })[]>;
  /** What services took, by queue, newest last, milliseconds. */
  serviceTimes: Map<string, number[]>;
  /** Calls out of order today, newest last. */
  chosen: { ticketId: string; number: string; counterId: string; at: number }[];
}

const keptCalls = 12;
const keptServiceTimes = 60;
const keptChosen = 20;
/** An ended announcement stays in the list so long, for a screen that was away for a moment. */
export const keptAnnouncementMs = 30_000;

export function emptyCalling(): CallingState {
  return {
    counters: new Map(),
    counterOf: new Map(),
    called: new Map(),
    announcements: new Map(),
    serviceTimes: new Map(),
    chosen: [],
  };
}

export interface CallingAndQueueing {
  calling: CallingState;
  queueing: QueueingState;
}

export function counterOf(state: CallingState, counterId: string): CounterRecord {
  return (
    state.counters.get(counterId) ?? {
      id: counterId,
      state: "closed",
      staffId: null,
      staffNumber: null,
      ticketId: null,
      invitedTicketId: null,
      pauseReason: null,
      since: 0,
      today: { called: 0, finished: 0, serviceMs: 0 },
    }
  );
}

/** The counter's record, made on first use. */
function counterToChange(state: CallingState, counterId: string, changes: Changes): CounterRecord {
  const known = state.counters.get(counterId);
  if (known) return known;
  const made = counterOf(state, counterId);
  changes.put(state.counters, counterId, made);
  return made;
}

function free(counter: CounterRecord, at: number, changes: Changes): void {
  changes.set(counter, { ticketId: null, since: at });
}

type Apply<Name extends keyof CallingFacts> = (
  state: CallingAndQueueing,
  data: CallingFacts[Name],
  when: Position,
  changes: Changes,
) => void;

export const applyCalling: { [Name in keyof CallingFacts]: Apply<Name> } = {
  "counter-opened": ({ calling }, data, when, changes) => {
    const counter = counterToChange(calling, data.counterId, changes);
    changes.set(counter, {
      state: "open",
      staffId: data.staffId,
      staffNumber: data.staffNumber,
      since: when.at,
      invitedTicketId: null,
      pauseReason: null,
    });
    changes.put(calling.counterOf, data.staffId, data.counterId);
  },
  "counter-paused": ({ calling }, data, when, changes) => {
    const counter = counterToChange(calling, data.counterId, changes);
    changes.set(counter, { state: "paused", pauseReason: data.reason, since: when.at });
  },
  "counter-resumed": ({ calling }, data, when, changes) => {
    const counter = counterToChange(calling, data.counterId, changes);
    changes.set(counter, { state: "open", pauseReason: null, since: when.at });
  },
  "counter-closed": ({ calling, queueing }, data, when, changes) => {
    const counter = counterToChange(calling, data.counterId, changes);
    for (const ticketId of data.returned) {
      const ticket = queueing.tickets.get(ticketId);
      if (!ticket) continue;
      if (ticket.state === "waiting") leaveLine(queueing, ticket, changes);
      else quiet(calling, ticketId, when.at, changes);
      changes.set(ticket, { reservedFor: null, counterId: null, startedAt: null });
      wait(queueing, ticket, changes);
    }
    if (counter.staffId) changes.drop(calling.counterOf, counter.staffId);
    changes.set(counter, {
      state: "closed",
      staffId: null,
      staffNumber: null,
      ticketId: null,
      invitedTicketId: null,
      pauseReason: null,
      since: when.at,
    });
  },
  "ticket-called": (state, data, when, changes) => {
    const ticket = state.queueing.tickets.get(data.ticketId);
    if (!ticket) return;
    const { calling, queueing } = state;
    if (ticket.state === "waiting") leaveLine(queueing, ticket, changes);
    changes.drop(queueing.setAside, ticket.id);
    changes.set(ticket, {
      state: "called",
      counterId: data.counterId,
      reservedFor: null,
      staffId: data.staffId,
      why: data.why,
      callCount: 1,
      calledAt: when.at,
      firstCalledAt: ticket.firstCalledAt ?? when.at,
      startedAt: null,
      setAsideAt: null,
      setAsideReason: null,
    });
    const counter = counterToChange(calling, data.counterId, changes);
    changes.set(counter, {
      ticketId: ticket.id,
      invitedTicketId: null,
      since: when.at,
      today: { ...counter.today, called: counter.today.called + 1 },
    });
    announce(calling, ticket, "call", data.announcement, when.at, changes);
    if (data.reason) {
      const chosen = { ticketId: ticket.id, number: ticket.number, counterId: data.counterId, at: when.at };
      changes.set(calling, { chosen: [...calling.chosen, chosen].slice(-keptChosen) });
    }
  },
  "ticket-recalled": (state, data, when, changes) => {
    const ticket = state.queueing.tickets.get(data.ticketId);
    if (!ticket) return;
    changes.set(ticket, { callCount: ticket.callCount + 1, calledAt: when.at });
    if (data.announcement) announce(state.calling, ticket, "recall", data.announcement, when.at, changes);
  },
  "service-started": ({ calling, queueing }, data, when, changes) => {
    const ticket = queueing.tickets.get(data.ticketId);
    if (!ticket) return;
    changes.set(ticket, { state: "serving", startedAt: when.at });
    changes.set(counterToChange(calling, data.counterId, changes), { since: when.at });
    quiet(calling, ticket.id, when.at, changes);
  },
  "service-finished": ({ calling, queueing }, data, when, changes) => {
    const ticket = queueing.tickets.get(data.ticketId);
    if (!ticket) return;
    changes.set(ticket, { invitationId: data.invitationId, staffId: data.staffId });
    end(queueing, ticket, "finished", when.at, changes);
    const counter = counterToChange(calling, data.counterId, changes);
    free(counter, when.at, changes);
    changes.set(counter, {
      invitedTicketId: ticket.id,
      today: {
        ...counter.today,
        finished: counter.today.finished + 1,
        serviceMs: counter.today.serviceMs + (data.serviceMs ?? 0),
      },
    });
    if (data.serviceMs === null) return;
    const times = [...(calling.serviceTimes.get(ticket.queueId) ?? []), data.serviceMs].slice(
      -keptServiceTimes,
    );
    changes.put(calling.serviceTimes, ticket.queueId, times);
  },
  "ticket-skipped": (state, data, when, changes) => setAside(state, data, "skipped", when, changes),
  "ticket-held": (state, data, when, changes) => setAside(state, data, "held", when, changes),
  "ticket-transferred": ({ calling, queueing }, data, when, changes) => {
    const ticket = queueing.tickets.get(data.ticketId);
    if (!ticket) return;
    free(counterToChange(calling, data.counterId, changes), when.at, changes);
    forgetPerson(queueing, ticket, changes);
    changes.set(ticket, {
      queueId: data.toQueueId,
      reservedFor: data.toCounterId,
      counterId: null,
      startedAt: null,
    });
    quiet(calling, ticket.id, when.at, changes);
    wait(queueing, ticket, changes);
  },
};

/** Takes the ticket off its counter, to wait aside: held keeps its place, skipped may come back. */
function setAside(
  { calling, queueing }: CallingAndQueueing,
  data: CallingFacts["ticket-skipped"],
  to: "skipped" | "held",
  when: Position,
  changes: Changes,
): void {
  const ticket = queueing.tickets.get(data.ticketId);
  if (!ticket) return;
  changes.set(ticket, {
    state: to,
    setAsideAt: when.at,
    setAsideReason: "code" in data.reason ? `code:${data.reason.code}` : `text:${data.reason.textId}`,
  });
  changes.put(queueing.setAside, ticket.id, ticket);
  if (to === "skipped") forgetPerson(queueing, ticket, changes);
  else rememberPerson(queueing, ticket, changes);
  free(counterToChange(calling, data.counterId, changes), when.at, changes);
  quiet(calling, ticket.id, when.at, changes);
}

function announce(
  calling: CallingState,
  ticket: TicketRecord,
  kind: "call" | "recall",
  spoken: SpokenCall,
  at: number,
  changes: Changes,
): void {
  const call = { ticketId: ticket.id, counterId: spoken.counterId, calledAt: at };
  for (const [zoneId, calls] of calling.called) {
    if (!calls.some((one) => one.ticketId === ticket.id)) continue;
    const others = calls.filter((one) => one.ticketId !== ticket.id);
    changes.put(calling.called, zoneId, others);
  }
  const calls = calling.called.get(spoken.zoneId) ?? [];
  changes.put(calling.called, spoken.zoneId, [call, ...calls].slice(0, keptCalls));

  const spokenNow = calling.announcements.get(spoken.zoneId) ?? [];
  const current = spokenNow.filter((one) => one.startsAt + one.durationMs > at - keptAnnouncementMs);
  changes.put(calling.announcements, spoken.zoneId, [...current, { ...spoken, kind, ticketId: ticket.id }]);
}

/** The person came, or the call is over: what has not begun to be spoken need not be; what has is heard out. */
function quiet(calling: CallingState, ticketId: string, at: number, changes: Changes): void {
  const isMoot = (one: SpokenCall & { ticketId: string }) => one.ticketId === ticketId && one.startsAt > at;
  for (const [zoneId, list] of calling.announcements) {
    if (!list.some(isMoot)) continue;
    const left = list.filter((one) => !isMoot(one));
    changes.put(calling.announcements, zoneId, left);
  }
}

/** After the hall-day turned: counters stay open with their tickets, the day's lists and sums begin again. */
export function turnCallingDay({ calling, queueing }: CallingAndQueueing, changes: Changes): void {
  for (const counter of calling.counters.values()) {
    changes.set(counter, { invitedTicketId: null, today: { called: 0, finished: 0, serviceMs: 0 } });
  }
  for (const [zoneId, calls] of calling.called) {
    const live = calls.filter((call) => queueing.tickets.has(call.ticketId));
    changes.put(calling.called, zoneId, live);
  }
  for (const zoneId of calling.announcements.keys()) changes.put(calling.announcements, zoneId, []);
  changes.set(calling, { chosen: [] });
}
