/** Days of a hall as text, with what was true at their end: later programs must still tell the same of them. */
import type { HallDatabase } from "../../../hall-server/journal/database.ts";
import type { TestHall } from "../../../hall-server/testing.ts";

/** The moment at which the recorded days end. */
export const recordedUntil = "2026-03-05T16:00:00+08:00";

const recordedTables = ["facts", "snapshots", "derived", "ended_tickets", "ratings", "day_figures"] as const;

/** Neither the vault nor the remembered answers: nothing of a person, and nothing that is bound to a key. */
export function writeDays(db: HallDatabase): string {
  const version = db.pragma("user_version", { simple: true });
  const schema = db
    .prepare("select sql from sqlite_schema where sql is not null order by rowid")
    .pluck()
    .all() as string[];
  const rows = recordedTables.flatMap((name) => {
    const all = db.prepare(`select * from ${name} order by 1, 2`).raw().all() as unknown[][];
    return all.map((row) => `insert into ${name} values (${row.map(literal).join(", ")});`);
  });
  return [...schema.map((sql) => `${sql};`), ...rows, `pragma user_version = ${version};`, ""].join("\n");
}

function literal(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "number") return String(value);
  if (Buffer.isBuffer(value)) return `x'${value.toString("hex")}'`;
  return `'${String(value).replaceAll("'", "''")}'`;
}

/** By name, so that a program that notes more about a ticket than this one still tells the same. */
export function whatIsTrue({ hall, db }: TestHall): unknown {
  const { queueing, calling, supervision } = hall.state;
  const tickets = [...queueing.tickets.values()].map((ticket) => ({
    ...{ id: ticket.id, number: ticket.number, day: ticket.day, queueId: ticket.queueId },
    ...{ class: ticket.class, isClassClaimed: ticket.isClassClaimed, itemIds: ticket.itemIds },
    ...{ state: ticket.state, counterId: ticket.counterId, reservedFor: ticket.reservedFor },
    ...{ takenAt: ticket.takenAt, virtualArrival: ticket.virtualArrival, order: ticket.order },
    ...{ why: ticket.why, callCount: ticket.callCount, returns: ticket.returns, isOffline: ticket.isOffline },
    ...{ firstCalledAt: ticket.firstCalledAt, startedAt: ticket.startedAt, endedAt: ticket.endedAt },
    ...{ staffId: ticket.staffId, setAsideAt: ticket.setAsideAt, setAsideReason: ticket.setAsideReason },
    ...{ invitationId: ticket.invitationId, ratingId: ticket.ratingId, personId: ticket.personId },
  }));
  const counters = [...calling.counters.values()].map((counter) => ({
    ...{ id: counter.id, state: counter.state, staffId: counter.staffId, ticketId: counter.ticketId },
    ...{ invitedTicketId: counter.invitedTicketId, pauseReason: counter.pauseReason },
    ...{ since: counter.since, today: counter.today },
  }));
  const lines = [...queueing.lines].map(([id, line]) => [id, [...line].map((ticket) => ticket.number)]);
  const columns = {
    ended_tickets:
      "ticket_id, day, number, queue_id, class, state, taken_at, first_called_at, started_at, ended_at, counter_id, staff_id, invitation_id, person_id",
    ratings:
      "rating_id, position, day, at, ticket_id, number, queue_id, counter_id, staff_id, level, tags, tags_version, comment_text_id, channel",
    day_figures: "day, name, tally",
  };
  const tables = Object.entries(columns).map(([name, list]) => [
    name,
    db.prepare(`select ${list} from ${name} order by 1, 2`).all(),
  ]);
  return JSON.parse(
    JSON.stringify({
      day: queueing.day,
      tickets: tickets.toSorted((a, b) => a.order - b.order),
      counters: counters.toSorted((a, b) => Number(a.id) - Number(b.id)),
      lines: Object.fromEntries(lines.filter(([, line]) => (line?.length ?? 0) > 0).toSorted()),
      series: sorted(queueing.series),
      given: sorted(queueing.given),
      finishedOf: sorted(queueing.finishedOf),
      byPerson: sorted(queueing.byPerson),
      leases: sorted(queueing.leases),
      counterOf: sorted(calling.counterOf),
      called: sorted(calling.called),
      announcements: sorted(calling.announcements),
      serviceTimes: sorted(calling.serviceTimes),
      chosen: calling.chosen,
      devices: sorted(supervision.devices),
      helps: sorted(supervision.helps),
      tallies: sorted(supervision.tallies),
      badRatings: supervision.badRatings,
      tables: Object.fromEntries(tables),
    }),
  );
}

function sorted(map: ReadonlyMap<string, unknown>): Record<string, unknown> {
  return Object.fromEntries([...map].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
