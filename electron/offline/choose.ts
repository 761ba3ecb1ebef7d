import type { CommandInput } from "../../hall-server/contract/commands.ts";
import type { HallError } from "../../hall-server/contract/errors.ts";
import { isIdNumber } from "../../hall-server/contract/id-number.ts";
import type { KioskView, Knowledge } from "./knowledge.ts";
import { hallDayIn } from "./local-time.ts";

export type TakeInput = CommandInput<"ticket:take">;

export interface Chosen {
  queueId: string;
  counterIds: string[];
  class: string;
  isClassClaimed: boolean;
  headStartMinutes: number;
}

/**
 * What the hall would say to a press, as far as a kiosk can know it by itself: from the hall's description and catalogue,
 * the view that came last, and its own clock. Quotas and other kiosks' tickets it cannot know; a class by age it leaves
 * to the hall, which reads it from the card at the hand-in. Pure.
 */
export function chooseOffline(
  input: TakeInput,
  known: Knowledge,
  /** Hall time, milliseconds. */
  now: number,
  /** Numbers left, by queue. */
  stock: ReadonlyMap<string, number>,
): Chosen | HallError {
  const { hall, view } = known;
  if (input.bookingId) return refuse("not-found", { what: "booking", id: input.bookingId });
  const candidates = queuesFor(input, known);
  if ("params" in candidates) return candidates;
  const closed = closedAt(view, now);
  if (closed) return closed;
  const open = candidates.filter((id) => whyShut(id, known, now) === null);
  const [first = ""] = candidates;
  if (open.length === 0) return whyShut(first, known, now) ?? refuse("not-found", { what: "queue" });
  if (view.needsCard && !input.holder?.idNumber) return refuse("card-needed", { queueId: first });
  if (input.holder?.idNumber !== undefined && !isIdNumber(input.holder.idNumber))
    return refuse("invalid-input", { field: "holder.idNumber" });
  const claimed = input.class === undefined || input.class === ordinary ? null : input.class;
  const claim = hall.classes.find(({ id }) => id === claimed);
  if (claimed !== null && !claim?.mayBeClaimed) return refuse("invalid-input", { field: "class" });
  const queueId = open.find((id) => (stock.get(id) ?? 0) > 0);
  if (queueId === undefined) return refuse("queue-closed", { queueId: first, because: "no-numbers" });
  return {
    queueId,
    counterIds: hall.queues.find(({ id }) => id === queueId)?.counterIds ?? [],
    class: claim?.id ?? ordinary,
    isClassClaimed: claim !== undefined,
    headStartMinutes: claim?.headStartMinutes ?? 0,
  };
}

const ordinary = "ordinary";

/** The queue that was asked for, or those that take all the items, the one where the hall sends people first. */
function queuesFor(input: TakeInput, { hall, catalog }: Knowledge): string[] | HallError {
  const itemIds = [...new Set(input.itemIds ?? [])];
  if (input.queueId === undefined && itemIds.length === 0)
    return refuse("invalid-input", { field: "queueId" });
  let candidates = hall.queues.map(({ id }) => id);
  for (const itemId of itemIds) {
    const item = catalog.items.find(({ id }) => id === itemId);
    if (!item) return refuse("not-found", { what: "item", id: itemId });
    const common = item.queueIds.filter((id) => candidates.includes(id));
    // Several things of different counters: the first decides where the person goes first.
    if (common.length > 0) candidates = common;
  }
  if (input.queueId === undefined) return candidates;
  if (!hall.queues.some(({ id }) => id === input.queueId))
    return refuse("not-found", { what: "queue", id: input.queueId });
  if (!candidates.includes(input.queueId)) return refuse("invalid-input", { field: "queueId" });
  return [input.queueId];
}

/** By the coming hours, which reach some days ahead; after them by how the hall stood when it was heard last. */
function closedAt(view: KioskView, now: number): HallError | null {
  const { hours, hall } = view;
  const [next] = hours.filter(({ closesAt }) => Date.parse(closesAt) > now);
  if (!next) return hours.length > 0 || !hall.isOpen ? refuse("hall-closed", { opensAt: null }) : null;
  return Date.parse(next.opensAt) > now ? refuse("hall-closed", { opensAt: next.opensAt }) : null;
}

function whyShut(queueId: string, { hall, view }: Knowledge, now: number): HallError | null {
  const row = view.queues.find(({ id }) => id === queueId);
  const counters = hall.queues.find(({ id }) => id === queueId)?.counterIds ?? [];
  if (!row || counters.length === 0) return refuse("queue-closed", { queueId, because: "no-counter" });
  const current = view.hours.find(({ closesAt }) => Date.parse(closesAt) > now);
  if (current && Date.parse(current.ticketsUntil) <= now)
    return refuse("queue-closed", { queueId, because: "cut-off" });
  return null;
}

/** Day of the numbers that are given out at this moment. */
export function numbersDay({ hall }: Knowledge, now: number): string {
  return hallDayIn(hall.timeZone, now);
}

function refuse(code: HallError["code"], params: HallError["params"]): HallError {
  return { code, params };
}
