import type { Queue, TicketClass } from "../catalog/config.ts";
import { lookUp } from "../catalog/look-up.ts";
import type { HallError } from "../contract/errors.ts";
import { birthOf, isIdNumber } from "../contract/id-number.ts";
import type { Holder } from "../contract/ticket.ts";
import { type Deciding, refuse } from "../deciding.ts";
import { localTimeOf } from "../time/hall-day.ts";
import type { Taking } from "./facts.ts";
import { formatNumber, nextNumbers } from "./numbers.ts";
import { openingAt } from "./opening.ts";
import { lineOf, type TicketRecord } from "./state.ts";

/** Whose ticket it is: a person known by number, a new one, or nobody. */
export interface HolderPlan {
  personId: string | null;
  isNew: boolean;
}

export const ordinary = "ordinary";

/** The queue that was asked for, or the first that takes all the items. */
export function chooseQueue(
  deciding: Deciding,
  queueId: string | undefined,
  itemIds: string[],
): Queue | HallError {
  const { config } = deciding;
  if (queueId === undefined && itemIds.length === 0) return refuse("invalid-input", { field: "queueId" });
  let candidates = config.queues.map((queue) => queue.id);
  for (const itemId of itemIds) {
    const item = deciding.items.inForce(itemId);
    if (!item) return refuse("not-found", { what: "item", id: itemId });
    const common = item.queueIds.filter((id) => candidates.includes(id));
    // Several things of different counters: the first decides where the person goes first.
    if (common.length > 0) candidates = common;
  }
  if (queueId !== undefined) {
    const queue = lookUp(config).queues.get(queueId);
    if (!queue) return refuse("not-found", { what: "queue", id: queueId });
    if (itemIds.length > 0 && !candidates.includes(queueId)) {
      return refuse("invalid-input", { field: "queueId", queueId });
    }
    return queue;
  }
  const queue = lookUp(config).queues.get(candidates[0] ?? "");
  return queue ?? refuse("not-found", { what: "queue" });
}

/** Opening hours and cut-off; a queue may be closed while the hall is open. */
export function checkOpen(deciding: Deciding, queue: Queue): HallError | null {
  const { config, now } = deciding;
  const opening = openingAt(config.opening, now, config.timeZone);
  if (!opening.isOpen) {
    return refuse("hall-closed", {
      opensAt: opening.changesAt === null ? null : deciding.iso(opening.changesAt),
    });
  }
  if (!opening.givesTickets) return refuse("queue-closed", { queueId: queue.id, because: "cut-off" });
  if (queue.counterIds.length === 0)
    return refuse("queue-closed", { queueId: queue.id, because: "no-counter" });
  return null;
}

/** Start of the slot that this moment falls into; null where the queue has no slots now. */
export function slotAt(
  deciding: Pick<Deciding, "now" | "config">,
  queue: Queue,
): { from: number; quota: number } | null {
  if (queue.slots.length === 0) return null;
  const { minute } = localTimeOf(deciding.now, deciding.config.timeZone);
  return queue.slots.find((slot) => slot.from <= minute && minute < slot.to) ?? null;
}

export function checkQuota(
  deciding: Pick<Deciding, "now" | "config" | "state">,
  queue: Queue,
): HallError | null {
  const given = deciding.state.queueing.given;
  if (queue.quotaPerDay !== null && (given.get(queue.id) ?? 0) >= queue.quotaPerDay) {
    return refuse("quota-used-up", { queueId: queue.id, quota: queue.quotaPerDay, of: "day" });
  }
  const slot = slotAt(deciding, queue);
  if (slot && (given.get(`${queue.id} ${slot.from}`) ?? 0) >= slot.quota) {
    return refuse("quota-used-up", { queueId: queue.id, quota: slot.quota, of: "slot" });
  }
  return null;
}

export function planHolder(deciding: Deciding, holder: Holder | undefined): HolderPlan | HallError {
  if (!holder || Object.keys(holder).length === 0) return { personId: null, isNew: false };
  if (holder.idNumber !== undefined && !isIdNumber(holder.idNumber)) {
    return refuse("invalid-input", { field: "holder.idNumber" });
  }
  const sealed = deciding.sealed?.of === holder ? deciding.sealed : null;
  const known = holder.idNumber ? deciding.vault.find(holder.idNumber, sealed?.idHash ?? undefined) : null;
  if (known) return { personId: known, isNew: false };
  return { personId: sealed?.personId ?? deciding.newId("p"), isNew: true };
}

/** The claimed class, or the one that the card's birth date gives, whichever has the larger head start. */
export function chooseClass(
  deciding: Deciding,
  claimed: string | undefined,
  holder: Holder | undefined,
): { chosen: TicketClass | null; isClaimed: boolean } | HallError {
  const { classes } = deciding.config;
  let claimedClass: TicketClass | null = null;
  if (claimed !== undefined && claimed !== ordinary) {
    claimedClass = classes.find((one) => one.id === claimed) ?? null;
    if (!claimedClass) return refuse("invalid-input", { field: "class" });
  }
  const age = ageOf(deciding, holder?.idNumber);
  const known = classes
    .filter((one) => one.fromAge !== null && age !== null && age >= one.fromAge)
    .toSorted((a, b) => b.headStartMinutes - a.headStartMinutes)[0];
  if (claimedClass && !claimedClass.mayBeClaimed && claimedClass.id !== known?.id) {
    return refuse("invalid-input", { field: "class" });
  }
  if (known && (!claimedClass || known.headStartMinutes >= claimedClass.headStartMinutes)) {
    return { chosen: known, isClaimed: false };
  }
  return { chosen: claimedClass, isClaimed: claimedClass !== null };
}

function ageOf(deciding: Deciding, idNumber: string | undefined): number | null {
  const birth = idNumber ? birthOf(idNumber) : null;
  if (!birth) return null;
  const today = localTimeOf(deciding.now, deciding.config.timeZone).date;
  const age = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? age - 1 : age;
}

/** Everything of the new ticket, resolved. */
export function newTaking(
  deciding: Deciding,
  queue: Queue,
  chosen: { chosen: TicketClass | null; isClaimed: boolean },
  personId: string | null,
  itemIds: string[],
): Taking {
  const { state, config, now } = deciding;
  const prefix = chosen.chosen?.prefix ?? queue.code;
  const { from: sequence } = nextNumbers(state.queueing, state.queueing.day, prefix, 1);
  const headStartMinutes = chosen.chosen?.headStartMinutes ?? 0;
  return {
    ticketId: deciding.newId("t"),
    number: formatNumber(prefix, sequence, config.policy.numberDigits),
    prefix,
    sequence,
    day: state.queueing.day,
    queueId: queue.id,
    itemIds,
    class: chosen.chosen?.id ?? ordinary,
    isClassClaimed: chosen.isClaimed,
    headStartMinutes,
    takenAt: now,
    virtualArrival: now - headStartMinutes * 60_000,
    personId,
    slot: slotAt(deciding, queue)?.from ?? null,
    by: deciding.principal.id,
  };
}

/** How many are called before this ticket, as its line stands now. */
export function aheadOf(deciding: Pick<Deciding, "state">, ticket: TicketRecord): number {
  const { queueing } = deciding.state;
  const own = ticket.reservedFor === null ? ticket.queueId : `counter:${ticket.reservedFor}`;
  return lineOf(queueing, own).rank(ticket);
}
