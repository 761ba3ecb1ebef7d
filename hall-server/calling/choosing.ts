import type { CounterPlace } from "../catalog/config.ts";
import { lookUp } from "../catalog/look-up.ts";
import type { Why } from "../contract/ticket.ts";
import type { Deciding } from "../deciding.ts";
import { longestWait, type QueueingState, type TicketRecord } from "../queueing/state.ts";
import { comesBefore } from "../queueing/waiting-line.ts";

export interface Choice {
  ticket: TicketRecord;
  code: Why["code"];
}

/**
 * Who is next at a counter: the smallest virtual arrival among those who wait for this counter alone, its queues, and
 * the overflow queues whose longest wait has passed the threshold; an overflow queue without a threshold helps only
 * when all else is empty.
 */
export function chooseNext(queueing: QueueingState, place: CounterPlace, now: number): Choice | null {
  const own = queueing.lines.get(`counter:${place.id}`)?.first();
  const candidates: Choice[] = own ? [{ ticket: own, code: "own-queue" }] : [];
  for (const queueId of place.queueIds) {
    const ticket = queueing.lines.get(queueId)?.first();
    if (ticket) candidates.push({ ticket, code: codeOf(queueing, queueId, ticket) });
  }
  const isOwnEmpty = candidates.length === 0;
  for (const { queueId, whenWaitPassesMinutes } of place.overflow) {
    const line = queueing.lines.get(queueId);
    const ticket = line?.first();
    if (!ticket) continue;
    const isLong =
      whenWaitPassesMinutes !== null && (longestWait(line, now) ?? 0) > whenWaitPassesMinutes * 60_000;
    if (isOwnEmpty || isLong) candidates.push({ ticket, code: "overflow" });
  }
  return candidates.reduce<Choice | null>(
    (best, one) => (best === null || comesBefore(one.ticket, best.ticket) ? one : best),
    null,
  );
}

function codeOf(queueing: QueueingState, queueId: string, ticket: TicketRecord): Why["code"] {
  if (queueing.lines.get(queueId)?.size === 1) return "only-one";
  return ticket.headStartMinutes > 0 ? "head-start" : "earliest";
}

/** Why, as a code with values, so that every language can say it: "waited 14 min, elderly: 20 min head start". */
export function whyOf(ticket: TicketRecord, code: Why["code"], now: number): Why {
  return {
    code,
    waitedMinutes: Math.max(0, Math.floor((now - ticket.takenAt) / 60_000)),
    class: ticket.class,
    headStartMinutes: ticket.headStartMinutes,
    queueId: ticket.queueId,
  };
}

/** The queues that a counter may call from at all, own and overflow. */
export function mayCall(place: CounterPlace, ticket: TicketRecord): boolean {
  if (ticket.reservedFor !== null) return ticket.reservedFor === place.id;
  return (
    place.queueIds.includes(ticket.queueId) || place.overflow.some((one) => one.queueId === ticket.queueId)
  );
}

export function placeOf(deciding: Pick<Deciding, "config">, counterId: string): CounterPlace | undefined {
  return lookUp(deciding.config).counters.get(counterId);
}
