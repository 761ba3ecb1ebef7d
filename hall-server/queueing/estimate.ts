import type { CounterPlace, HallConfig } from "../catalog/config.ts";
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

interface Waiting extends Place {
  id: string;
  queueId: string;
}

interface Server {
  place: CounterPlace;
  /** When it can call again, milliseconds from now; drawn anew in each run for those who serve. */
  busyWith: { queueId: string; servedMs: number } | null;
}

export function estimateWaits(state: HallState, config: HallConfig, now: number): Estimates {
  const servers: Server[] = [];
  for (const place of config.counters) {
    const counter = state.calling.counters.get(place.id);
    if (counter?.state !== "open") continue;
    const ticket = counter.ticketId ? state.queueing.tickets.get(counter.ticketId) : undefined;
    const busyWith = ticket
      ? { queueId: ticket.queueId, servedMs: ticket.startedAt === null ? 0 : now - ticket.startedAt }
      : null;
    servers.push({ place, busyWith });
  }
  const lines = new Map<string, Waiting[]>();
  const beyond = new Map<string, number>();
  for (const queue of config.queues) {
    const line = state.queueing.lines.get(queue.id);
    lines.set(queue.id, [
      ...(line?.take(simulatedPerQueue) ?? []),
      { id: `new ${queue.id}`, queueId: queue.id, virtualArrival: Number.MAX_SAFE_INTEGER, order: 0 },
    ]);
    const size = line?.size ?? 0;
    if (size > simulatedPerQueue) beyond.set(queue.id, size / simulatedPerQueue);
  }
  const samples = new Map<string, number[]>();
  const random = randomFrom(state.position);
  const draw = serviceTimeOf(state, config, random);
  for (let run = 0; run < runs; run += 1) {
    simulate(servers, lines, draw, (id, waitMs) => {
      const list = samples.get(id);
      if (list) list.push(waitMs);
      else samples.set(id, [waitMs]);
    });
  }
  const estimates: Estimates = { queues: new Map(), tickets: new Map() };
  for (const queue of config.queues) {
    const range = rangeOf(samples.get(`new ${queue.id}`), beyond.get(queue.id) ?? 1);
    estimates.queues.set(queue.id, range);
  }
  for (const [id, list] of samples) {
    if (!id.startsWith("new ")) estimates.tickets.set(id, rangeOf(list, 1));
  }
  return estimates;
}

/** One run: whoever is free first calls the smallest place among its queues, until nobody is left whom anybody serves. */
function simulate(
  servers: Server[],
  lines: Map<string, Waiting[]>,
  draw: (queueId: string) => number,
  called: (id: string, waitMs: number) => void,
): void {
  const heads = new Map([...lines.keys()].map((queueId) => [queueId, 0]));
  const freeAt = servers.map(({ busyWith }) =>
    busyWith ? Math.max(minimumMs, draw(busyWith.queueId) - busyWith.servedMs) : 0,
  );
  const working = servers.map((_, i) => i);
  while (working.length > 0) {
    let soonest = 0;
    for (let i = 1; i < working.length; i += 1) {
      if ((freeAt[working[i] ?? 0] ?? 0) < (freeAt[working[soonest] ?? 0] ?? 0)) soonest = i;
    }
    const who = working[soonest] ?? 0;
    const next = firstOf(servers[who]?.place, lines, heads);
    if (!next) {
      working.splice(soonest, 1);
      continue;
    }
    heads.set(next.queueId, (heads.get(next.queueId) ?? 0) + 1);
    const at = freeAt[who] ?? 0;
    called(next.id, at);
    freeAt[who] = at + (next.virtualArrival === Number.MAX_SAFE_INTEGER ? 0 : draw(next.queueId));
  }
}

function firstOf(
  place: CounterPlace | undefined,
  lines: Map<string, Waiting[]>,
  heads: Map<string, number>,
): Waiting | undefined {
  let best: Waiting | undefined;
  for (const queueId of place?.queueIds ?? []) {
    const head = lines.get(queueId)?.[heads.get(queueId) ?? 0];
    if (head && (!best || comesBefore(head, best))) best = head;
  }
  if (best && best.virtualArrival !== Number.MAX_SAFE_INTEGER) return best;
  for (const { queueId } of place?.overflow ?? []) {
    const head = lines.get(queueId)?.[heads.get(queueId) ?? 0];
    if (head && (!best || comesBefore(head, best))) best = head;
  }
  return best;
}

const minimumMs = 30_000;

function serviceTimeOf(
  state: HallState,
  config: HallConfig,
  random: () => number,
): (queueId: string) => number {
  const assumed = new Map(config.queues.map((queue) => [queue.id, queue.assumedServiceMinutes * 60_000]));
  return (queueId) => {
    const seen = state.calling.serviceTimes.get(queueId);
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
