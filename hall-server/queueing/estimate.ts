import TinyQueue from "tinyqueue";
import type { HallConfig } from "../catalog/config.ts";
import type { WaitRange } from "../contract/values.ts";
import type { HallState } from "../state.ts";
import { comesBefore, type Place } from "./waiting-line.ts";

/**
 * Waiting times as ranges: the order of the queue run forward, with service times drawn from what this queue's
 * counters really took. Many short runs; the 50 % and 90 % points of them are told to people.
 */
export interface Estimates {
  /** For somebody who takes a ticket now, by queue id; null where no counter is open. */
  queues: Map<string, WaitRange>;
  /** For those who wait, by ticket id: the first `simulatedPerQueue` of each queue. */
  tickets: Map<string, WaitRange>;
}

const runs = 24;
const simulatedPerQueue = 150;

/** A queue as it is simulated: its first members, and at the end somebody who takes a ticket now. */
interface Line {
  queueId: string;
  /** Called so far in this run. */
  called: number;
  places: Place[];
  /** All who wait, also those who are not simulated. */
  size: number;
  ids: string[];
  /** What each of them waited, run by run, milliseconds. */
  waits: number[][];
}

interface Server {
  own: Line[];
  overflow: Line[];
  busyWith: { queueId: string; servedMs: number } | null;
}

/** When a server can call again, milliseconds from now. */
interface Free {
  server: Server;
  index: number;
  at: number;
}

const newcomer: Place = { virtualArrival: Number.MAX_SAFE_INTEGER, order: 0 };

/** All steps at once. */
export function estimateWaits(steps: ReturnType<typeof estimating>): Estimates {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** In steps of a millisecond or so, between which others may have their turn. All of it is of the first step's state. */
export function* estimating(
  state: HallState,
  config: HallConfig,
  now: number,
): Generator<undefined, Estimates> {
  const lines = new Map<string, Line>();
  for (const queue of config.queues) {
    const first = state.queueing.lines.get(queue.id)?.take(simulatedPerQueue) ?? [];
    lines.set(queue.id, {
      queueId: queue.id,
      called: 0,
      places: [...first.map(({ virtualArrival, order }) => ({ virtualArrival, order })), newcomer],
      size: state.queueing.lines.get(queue.id)?.size ?? 0,
      ids: first.map((ticket) => ticket.id),
      waits: Array.from({ length: first.length + 1 }, () => []),
    });
  }
  const servers = serversOf(state, config, lines, now);
  const draw = serviceTimeOf(new Map(state.calling.serviceTimes), config, randomFrom(state.position));
  for (let run = 0; run < runs; run += 1) {
    simulate(servers, lines, draw);
    yield;
  }
  const estimates: Estimates = { queues: new Map(), tickets: new Map() };
  for (const line of lines.values()) {
    const beyond = Math.max(1, line.size / simulatedPerQueue);
    estimates.queues.set(line.queueId, rangeOf(line.waits.at(-1), beyond));
    line.ids.forEach((id, i) => {
      estimates.tickets.set(id, rangeOf(line.waits[i], 1));
    });
    yield;
  }
  return estimates;
}

/** The open counters, with what they serve. */
function serversOf(state: HallState, config: HallConfig, lines: Map<string, Line>, now: number): Server[] {
  const linesOf = (queueIds: string[]) => queueIds.flatMap((queueId) => lines.get(queueId) ?? []);
  return config.counters.flatMap((place) => {
    const counter = state.calling.counters.get(place.id);
    if (counter?.state !== "open") return [];
    const ticket = counter.ticketId ? state.queueing.tickets.get(counter.ticketId) : undefined;
    const busyWith = ticket
      ? { queueId: ticket.queueId, servedMs: ticket.startedAt === null ? 0 : now - ticket.startedAt }
      : null;
    return [
      {
        own: linesOf(place.queueIds),
        overflow: linesOf(place.overflow.map(({ queueId }) => queueId)),
        busyWith,
      },
    ];
  });
}

/** One run: whoever is free first calls the smallest place among its queues, until nobody is left whom anybody serves. */
function simulate(servers: Server[], lines: Map<string, Line>, draw: (queueId: string) => number): void {
  for (const line of lines.values()) line.called = 0;
  const free = new TinyQueue<Free>(
    servers.map((server, index) => ({ server, index, at: firstFree(server, draw) })),
    (a, b) => a.at - b.at || a.index - b.index,
  );
  for (let next = free.pop(); next; next = free.pop()) {
    const line = lineToCall(next.server);
    if (!line) continue;
    line.waits[line.called]?.push(next.at);
    const isNewcomer = line.called === line.places.length - 1;
    line.called += 1;
    free.push({ ...next, at: next.at + (isNewcomer ? 0 : draw(line.queueId)) });
  }
}

function firstFree({ busyWith }: Server, draw: (queueId: string) => number): number {
  return busyWith ? Math.max(minimumMs, draw(busyWith.queueId) - busyWith.servedMs) : 0;
}

/** Overflow helps when the own queues have nobody but who may still come. */
function lineToCall({ own, overflow }: Server): Line | null {
  const best = smallest(own, null);
  return best && best.places[best.called] !== newcomer ? best : smallest(overflow, best);
}

function smallest(lines: Line[], start: Line | null): Line | null {
  let best = start;
  for (const line of lines) {
    const head = line.places[line.called];
    const bestHead = best?.places[best.called];
    if (head && (!bestHead || comesBefore(head, bestHead))) best = line;
  }
  return best;
}

const minimumMs = 30_000;

function serviceTimeOf(
  times: ReadonlyMap<string, readonly number[]>,
  config: HallConfig,
  random: () => number,
): (queueId: string) => number {
  const assumed = new Map(config.queues.map((queue) => [queue.id, queue.assumedServiceMinutes * 60_000]));
  return (queueId) => {
    const seen = times.get(queueId);
    // A few services say little about the next: the assumed time, spread, until the day has shown enough.
    if (!seen || seen.length < 5) return (assumed.get(queueId) ?? 600_000) * (0.5 + random());
    return Math.max(minimumMs, seen[Math.floor(random() * seen.length)] ?? minimumMs);
  };
}

function rangeOf(samples: number[] | undefined, factor: number): WaitRange {
  if (!samples || samples.length === 0) return null;
  const sorted = samples.toSorted((a, b) => a - b);
  const point = (share: number) =>
    Math.round(
      ((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * factor) / 60_000,
    );
  return { p50: point(0.5), p90: point(0.9) };
}

/** Mulberry32: the same journal position always gives the same ranges. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
