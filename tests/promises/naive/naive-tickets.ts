/** Tickets before and after their calls, as the naive hall answers. */
import type { TicketClass } from "../../../hall-server/catalog/config.ts";
import { type Expected, type Input, refused, type Sender } from "./naive-answers.ts";
import { dayBegins, dayText, minuteMs, type NaiveHall, type NaiveTicket } from "./naive-hall.ts";

const returnWindowMs = 30 * minuteMs;
const mostReturns = 1;
const returnsBehind = 3;
const leasesKeptDays = 14;

export function taken(hall: NaiveHall, _who: Sender, input: Input, now: number): Expected {
  const queue = hall.config.queues.find(({ id }) => id === input.queueId);
  if (!queue) return refused("not-found");
  const chosen = classOf(hall, input.class, input.holder);
  if (chosen === "invalid") return refused("invalid-input");
  const person = input.holder?.idNumber ?? null;
  if (hall.liveOf(person, queue.id)) return refused("already-has-ticket");
  const prefix = chosen?.prefix ?? queue.code;
  const sequence = hall.giveNumbers(hall.day, prefix, 1);
  const ticket = added(hall, chosen, {
    prefix,
    sequence,
    day: hall.day,
    queueId: queue.id,
    person,
    takenAt: now,
  });
  const open = queue.counterIds.filter((id) =>
    hall.counters.some((counter) => counter.id === id && counter.state !== "closed"),
  );
  return {
    ticket,
    isNew: true,
    ahead: hall.waitingIn(queue.id, null).indexOf(ticket),
    counters: open.length > 0 ? open : queue.counterIds,
  };
}

export function cancelled(hall: NaiveHall, _who: Sender, input: Input): Expected {
  const ticket = named(hall, input);
  if (!ticket) return refused("not-found");
  if (!["waiting", "held", "skipped"].includes(ticket.state)) return refused("wrong-state");
  ticket.state = "cancelled";
  return { ticket };
}

/** 过号重排: with the later of its own place and that of the third who waits there (the last one's, if fewer). */
export function returned(hall: NaiveHall, _who: Sender, input: Input, now: number): Expected {
  const ticket = named(hall, input);
  if (!ticket) return refused("not-found");
  if (ticket.state !== "skipped" || ticket.returns >= mostReturns) return refused("wrong-state");
  if (now - ticket.setAsideAt > returnWindowMs) return refused("wrong-state");
  if (hall.liveOf(ticket.person, ticket.queueId)) return refused("already-has-ticket");
  const line = hall.waitingIn(ticket.queueId, null);
  const behind = line.slice(0, returnsBehind).at(-1);
  hall.orders += 1;
  Object.assign(ticket, {
    state: "waiting",
    counterId: null,
    returns: ticket.returns + 1,
    place: Math.max(ticket.place, behind?.place ?? 0),
    order: hall.orders,
  });
  return { ticket };
}

export function leased(hall: NaiveHall, who: Sender, input: Input, now: number): Expected {
  const queue = hall.config.queues.find(({ id }) => id === input.queueId);
  if (!queue) return refused("not-found");
  const day = [hall.day, hall.day + 1].find((one) => dayText(one) === (input.day ?? dayText(hall.day)));
  if (day === undefined) return refused("invalid-input");
  const from = hall.giveNumbers(day, queue.code, input.count ?? hall.config.policy.leaseSize);
  const lease = {
    kiosk: who.name,
    queueId: queue.id,
    prefix: queue.code,
    day,
    from,
    ticketIds: [],
    takenAt: now,
  };
  hall.leases.push(lease);
  return { leaseFrom: from };
}

/** Whole or not at all; never refused for a second ticket of a person; what is known already is not made again. */
export function handedIn(hall: NaiveHall, who: Sender, input: Input, now: number): Expected {
  const handed = input.tickets ?? [];
  const before = hall.tickets.length;
  const undo = (code: string) => {
    hall.tickets.length = before;
    return refused(code);
  };
  for (const one of handed) {
    if (hall.tickets.some(({ id }) => id === one.ticketId)) continue;
    const lease = hall.leases.find(
      ({ ticketIds, day }) => ticketIds.includes(one.ticketId) && day >= hall.day - leasesKeptDays,
    );
    if (!lease) return undo("not-found");
    if (lease.kiosk !== who.name) return undo("not-allowed");
    if (lease.day > hall.day) return undo("invalid-input");
    const chosen = classOf(hall, one.class, one.holder);
    if (chosen === "invalid") return undo("invalid-input");
    // Not before it can have been printed, not after the hall hears of it, and on the day that its number is of.
    const latest = Math.min(now, dayBegins(lease.day + 1));
    const contact = input.lastContactAt ? Date.parse(input.lastContactAt) : 0;
    const earliest = Math.min(latest, Math.max(lease.takenAt, contact, dayBegins(lease.day)));
    const said = Date.parse(one.takenAt) - (input.clockOffsetMs ?? 0);
    const ticket = added(hall, chosen, {
      prefix: lease.prefix,
      sequence: lease.from + lease.ticketIds.indexOf(one.ticketId),
      day: lease.day,
      queueId: lease.queueId,
      person: one.holder?.idNumber ?? null,
      takenAt: Math.min(latest, Math.max(earliest, said)),
    });
    ticket.id = one.ticketId;
    if (lease.day < hall.day) ticket.state = "expired";
  }
  return {
    tickets: handed.flatMap(({ ticketId }) => hall.tickets.find(({ id }) => id === ticketId) ?? []),
  };
}

function named(hall: NaiveHall, { ticketId, token }: Input): NaiveTicket | undefined {
  return hall.tickets.find((ticket) =>
    token === undefined ? ticket.id === ticketId : ticket.token === token,
  );
}

/** Everybody with an ID number in these tests is old. What is claimed counts where it gives more. */
function classOf(
  hall: NaiveHall,
  claimed: string | undefined,
  holder: { idNumber?: string } | undefined,
): TicketClass | null | "invalid" {
  const { classes } = hall.config;
  const known = holder?.idNumber ? (classes.find(({ id }) => id === "elderly") ?? null) : null;
  if (claimed === undefined || claimed === "ordinary") return known;
  const said = classes.find(({ id }) => id === claimed);
  if (!said?.mayBeClaimed) return "invalid";
  return known && known.headStartMinutes >= said.headStartMinutes ? known : said;
}

function added(
  hall: NaiveHall,
  chosen: TicketClass | null,
  ticket: Pick<NaiveTicket, "prefix" | "sequence" | "day" | "queueId" | "person" | "takenAt">,
): NaiveTicket {
  hall.orders += 1;
  const headStartMinutes = chosen?.headStartMinutes ?? 0;
  const whole: NaiveTicket = {
    ...ticket,
    id: "",
    token: "",
    class: chosen?.id ?? "ordinary",
    headStartMinutes,
    place: ticket.takenAt - headStartMinutes * minuteMs,
    order: hall.orders,
    state: "waiting",
    counterId: null,
    reservedFor: null,
    returns: 0,
    setAsideAt: 0,
    isPast: false,
  };
  hall.tickets.push(whole);
  return whole;
}
