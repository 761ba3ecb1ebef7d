import { ticketFromArchive } from "../archive/ticket-from-archive.ts";
import { lookUp } from "../catalog/look-up.ts";
import type { CommandInput } from "../contract/commands.ts";
import type { HallError } from "../contract/errors.ts";
import { accept, type Deciding, type Handlers, refuse } from "../deciding.ts";
import type { NewFact } from "../journal/fact.ts";
import { dayAfter, hallDayBegins } from "../time/hall-day.ts";
import { formatNumber, nextNumbers, nextOfReserve } from "./numbers.ts";
import type { TicketRecord } from "./state.ts";
import { chooseClass, ordinary, planHolder } from "./taking.ts";
import { wireTicket } from "./wire.ts";

/** Numbers given out while a kiosk is cut off: leased beforehand, handed in afterwards, each exactly once. */
export const leaseCommands: Handlers<"lease:take" | "lease:giveBack" | "ticket:handIn"> = {
  "lease:take": (deciding, input) => {
    const { state, config } = deciding;
    const queue = lookUp(config).queues.get(input.queueId);
    if (!queue) return refuse("not-found", { what: "queue", id: input.queueId });
    const today = state.queueing.day;
    const day = input.day ?? today;
    if (day !== today && day !== dayAfter(today)) return refuse("invalid-input", { field: "day" });
    const count = input.count ?? config.policy.leaseSize;
    const reserve = input.reserve
      ? nextOfReserve(state.queueing, day, queue.code, count, config.policy.reserveFrom)
      : null;
    const { from, to } = reserve ?? nextNumbers(state.queueing, day, queue.code, count);
    const ticketIds = Array.from({ length: to - from + 1 }, () => deciding.newId("t"));
    const leaseId = deciding.newId("l");
    return accept(
      [
        {
          name: "numbers-leased",
          data: {
            leaseId,
            queueId: queue.id,
            day,
            prefix: queue.code,
            from,
            to,
            holder: deciding.principal.id,
            ticketIds,
            ...(reserve ? { isReserve: true } : {}),
          },
        },
      ],
      () => ({
        lease: {
          id: leaseId,
          queueId: queue.id,
          day,
          from,
          to,
          tickets: ticketIds.map((ticketId, i) => ({
            ticketId,
            number: formatNumber(queue.code, from + i, config.policy.numberDigits),
            token: "",
          })),
        },
      }),
    );
  },

  "lease:giveBack": (deciding, input) => {
    const { queueing } = deciding.state;
    const lease = queueing.leases.get(input.leaseId);
    // Given back whole, or of a day that is long over.
    if (!lease) return accept([], () => ({}));
    if (lease.holder !== deciding.principal.id) return refuse("not-allowed", { what: "lease" });
    const own = new Set(lease.ticketIds);
    const given = new Set(input.ticketIds);
    for (const ticketId of given) {
      if (!own.has(ticketId)) return refuse("not-found", { what: "ticket", id: ticketId });
      const ticket = ticketOfAnyDay(deciding, ticketId);
      if (ticket) return refuse("wrong-state", { what: "ticket", state: ticket.state });
    }
    const ticketIds = [...given].filter((ticketId) => queueing.leaseOf.has(ticketId));
    if (ticketIds.length === 0) return accept([], () => ({}));
    const data = { leaseId: lease.id, ticketIds, by: deciding.principal.id };
    return accept([{ name: "numbers-given-back", data }], () => ({}));
  },

  /** Never refused for quota, hours or a second ticket: the person holds the paper already. */
  "ticket:handIn": (deciding, input) => {
    const facts: NewFact[] = [];
    const keeps: ((vault: Deciding["vault"]) => void)[] = [];
    const inThis = new Set<string>();
    const replaced = new Set<string>();
    const newPersons = new Map<string, string>();
    for (const handed of input.tickets) {
      if (deciding.state.queueing.tickets.has(handed.ticketId) || inThis.has(handed.ticketId)) continue;
      if (deciding.archive.ticket(handed.ticketId)) continue;
      inThis.add(handed.ticketId);
      const without = withoutPaper(deciding, handed);
      const replaces = without && !replaced.has(without.id) ? without : null;
      const fact = handIn(deciding, input, handed, replaces, newPersons, keeps);
      if ("params" in fact) return fact;
      if (replaces) {
        replaced.add(replaces.id);
        if (mayBeCancelled(replaces))
          facts.push({
            name: "ticket-cancelled",
            data: { ticketId: replaces.id, by: deciding.principal.id },
          });
      }
      facts.push(fact);
    }
    return accept(
      facts,
      () => ({
        tickets: input.tickets.flatMap(({ ticketId }) => {
          const ticket = ticketOfAnyDay(deciding, ticketId);
          return ticket ? [{ ...wireTicket(ticket, deciding.iso), token: "" }] : [];
        }),
      }),
      {
        keep: (vault) => {
          for (const keep of keeps) keep(vault);
        },
      },
    );
  },
};

/** A ticket of today, or one that is over, from the archive. */
export function ticketOfAnyDay({ state, archive }: Deciding, ticketId: string): TicketRecord | null {
  const live = state.queueing.tickets.get(ticketId);
  if (live) return live;
  const ended = archive.ticket(ticketId);
  return ended && ticketFromArchive(ended, null);
}

/** The ticket of today that this sender's command made, or that was handed in as its. */
export function madeUnder({ state, principal }: Deciding, commandId: string): TicketRecord | null {
  const ticketId = state.queueing.byCommand.get(`${principal.id} ${commandId}`);
  return (ticketId && state.queueing.tickets.get(ticketId)) || null;
}

/** What the hall made under the command that was never answered: nobody has its paper. */
function withoutPaper(deciding: Deciding, handed: HandIn["tickets"][number]): TicketRecord | null {
  const made = handed.takenAs === undefined ? null : madeUnder(deciding, handed.takenAs);
  return made && made.id !== handed.ticketId && !made.isOffline ? made : null;
}

/** One that is called or served stays with its counter, which finds out that nobody comes. */
function mayBeCancelled({ state }: TicketRecord): boolean {
  return state === "waiting" || state === "held" || state === "skipped";
}

type HandIn = CommandInput<"ticket:handIn">;

function handIn(
  deciding: Deciding,
  input: HandIn,
  handed: HandIn["tickets"][number],
  replaces: TicketRecord | null,
  newPersons: Map<string, string>,
  keeps: ((vault: Deciding["vault"]) => void)[],
): Extract<NewFact, { name: "ticket-handed-in" }> | HallError {
  const { state, config, now } = deciding;
  const leaseId = state.queueing.leaseOf.get(handed.ticketId);
  const lease = leaseId ? state.queueing.leases.get(leaseId) : undefined;
  if (!lease) return refuse("not-found", { what: "ticket", id: handed.ticketId });
  if (lease.holder !== deciding.principal.id) return refuse("not-allowed", { what: "lease" });
  if (lease.day > state.queueing.day)
    return refuse("invalid-input", { field: "tickets", because: "day-not-begun" });
  const chosen = chooseClass(deciding, handed.class, handed.holder);
  if ("params" in chosen) return chosen;
  const person = planHolder(deciding, handed.holder);
  if ("params" in person) return person;

  const byKiosk = momentOfHandIn(deciding, lease, input, handed.takenAt);
  // The hall heard the press itself: its person keeps the place that they had, by the hall's own clock.
  const takenAt = Math.min(byKiosk, replaces?.takenAt ?? byKiosk);
  const headStartMinutes = chosen.chosen?.headStartMinutes ?? 0;
  const sequence = lease.from + lease.ticketIds.indexOf(handed.ticketId);
  const { holder } = handed;
  // The same new person twice in one hand-in is one person.
  const metBefore = newPersons.get(holder?.idNumber ?? "");
  const personId = metBefore ?? person.personId;
  if (personId && holder) {
    const isNew = person.isNew && !metBefore;
    if (isNew && holder.idNumber) newPersons.set(holder.idNumber, personId);
    keeps.push((vault) => (isNew ? vault.add(personId, holder, now) : vault.update(personId, holder)));
  }
  return {
    name: "ticket-handed-in",
    data: {
      ticketId: handed.ticketId,
      number: formatNumber(lease.prefix, sequence, config.policy.numberDigits),
      prefix: lease.prefix,
      sequence,
      day: lease.day,
      queueId: lease.queueId,
      itemIds: handed.itemIds ?? [],
      class: chosen.chosen?.id ?? ordinary,
      isClassClaimed: chosen.isClaimed,
      headStartMinutes,
      takenAt,
      virtualArrival: takenAt - headStartMinutes * 60_000,
      personId,
      slot: null,
      by: deciding.principal.id,
      leaseId: lease.id,
      isExpired: lease.day < state.queueing.day,
      ...(handed.takenAs === undefined ? {} : { takenAs: handed.takenAs }),
      ...(replaces ? { replaces: replaces.id } : {}),
    },
  };
}

/**
 * When a ticket was taken, by the kiosk's clock as far as that can be: not before the lease, the last contact or the
 * beginning of the day that its number is of, nor after now or the end of that day. A kiosk that has lost its date can
 * so move its people by no more than the time that it was cut off.
 */
function momentOfHandIn(
  { now, config }: Deciding,
  lease: { day: string; takenAt: number },
  { clockOffsetMs, lastContactAt }: HandIn,
  byKiosk: string,
): number {
  const begins = hallDayBegins(lease.day, config.timeZone);
  const latest = Math.min(now, hallDayBegins(dayAfter(lease.day), config.timeZone));
  const contact = lastContactAt ? Date.parse(lastContactAt) : 0;
  const earliest = Math.min(latest, Math.max(lease.takenAt, contact, begins));
  return Math.min(latest, Math.max(earliest, Date.parse(byKiosk) - (clockOffsetMs ?? 0)));
}
