import type { HallDatabase } from "../journal/database.ts";
import type { Fact } from "../journal/fact.ts";
import type { QueueingState, TicketRecord } from "../queueing/state.ts";
import type { HallState } from "../state.ts";
import { withExpired } from "../supervision/tally.ts";
import type { ModuleTables } from "./module-tables.ts";

/** A ticket that is over, as the derived table has it. Times are milliseconds since the epoch. */
export interface EndedTicket {
  ticket_id: string;
  day: string;
  number: string;
  queue_id: string;
  class: string;
  state: "finished" | "cancelled" | "expired";
  taken_at: number;
  first_called_at: number | null;
  started_at: number | null;
  ended_at: number;
  counter_id: string | null;
  staff_id: string | null;
  invitation_id: string | null;
  person_id: string | null;
}

export interface RatingRow {
  rating_id: string;
  position: number;
  day: string;
  at: number;
  ticket_id: string;
  number: string;
  counter_id: string;
  staff_id: string;
  level: number;
  tags: string;
  comment_text_id: string | null;
  channel: string;
}

/** The derived tables. */
export const tableNames = [
  "ended_tickets",
  "ratings",
  "day_figures",
  // Kept by their modules (`ModuleTables`).
  "item_changes",
  "item_baselines",
  "applications",
  "matters",
  "false_promises",
  "bypass_lists",
  "bypass_cases",
  "running_limits",
  "handovers",
  "paper",
  "deliveries",
  "seal_versions",
  "seal_uses",
  "elsewhere",
  "errands",
  "errand_tasks",
  "blob_references",
  "file_owners",
  "documents",
  "template_changes",
] as const;

/**
 * What outlives a day, in derived tables: written in the transaction of the facts that it follows from. Every table
 * takes only facts after the position that it has seen, so a replay changes nothing twice.
 */
export class Archive {
  readonly #db: HallDatabase;
  readonly #modules: readonly ModuleTables[];
  readonly #endTicket;
  readonly #rate;
  readonly #figures;
  readonly #forget;
  readonly #mark;
  readonly #markAll;
  readonly #ticket;
  readonly #byInvitation;
  readonly #rating;
  #seen = 0;
  /** Every table has its row among the marks; a new table has none yet. */
  #haveMarks = false;

  constructor(db: HallDatabase, modules: readonly ModuleTables[] = []) {
    this.#db = db;
    this.#modules = modules;
    this.#endTicket = db.prepare<EndedTicket>(
      `insert or replace into ended_tickets values (@ticket_id, @day, @number, @queue_id, @class, @state, @taken_at,
       @first_called_at, @started_at, @ended_at, @counter_id, @staff_id, @invitation_id, @person_id)`,
    );
    this.#rate = db.prepare(
      `insert or replace into ratings values (@ratingId, @position, @day, @at, @ticketId, @number, @queueId, @counterId,
       @staffId, @level, @tags, @tagsVersion, @commentTextId, @channel)`,
    );
    this.#figures = db.prepare<[string, string, string]>(
      "insert or replace into day_figures values (?, ?, ?)",
    );
    this.#forget = db.prepare<[string]>("update ended_tickets set person_id = null where person_id = ?");
    this.#mark = db.prepare<[string, number]>("insert or replace into derived values (?, ?)");
    this.#markAll = db.prepare<[number]>("update derived set position = ?");
    this.#ticket = db.prepare<[string], EndedTicket>("select * from ended_tickets where ticket_id = ?");
    this.#byInvitation = db.prepare<[string], EndedTicket>(
      "select * from ended_tickets where invitation_id = ?",
    );
    this.#rating = db.prepare<[string], RatingRow>("select * from ratings where ticket_id = ?");
    const positions = new Map(
      db
        .prepare<[], { name: string; position: number }>("select name, position from derived")
        .all()
        .map((row) => [row.name, row.position]),
    );
    this.#haveMarks = tableNames.every((name) => positions.has(name));
    this.#seen = Math.min(...tableNames.map((name) => positions.get(name) ?? 0));
  }

  /** Position up to which every derived table has seen the journal. */
  get seen(): number {
    return this.#seen;
  }

  ticket(ticketId: string): EndedTicket | null {
    return this.#ticket.get(ticketId) ?? null;
  }

  ticketOfInvitation(invitationId: string): EndedTicket | null {
    return this.#byInvitation.get(invitationId) ?? null;
  }

  ratingOf(ticketId: string): RatingRow | null {
    return this.#rating.get(ticketId) ?? null;
  }

  ratings(day: string, after: number, limit: number): RatingRow[] {
    return this.#db
      .prepare<[string, number, number], RatingRow>(
        "select * from ratings where day = ? and position > ? order by position limit ?",
      )
      .all(day, after, limit);
  }

  figures(day: string): { name: string; tally: string }[] {
    return this.#db
      .prepare<[string], { name: string; tally: string }>("select name, tally from day_figures where day = ?")
      .all(day);
  }

  /** Deletes everything derived; replay writes it again. */
  clear(): void {
    for (const name of tableNames) this.#db.exec(`delete from ${name}`);
    this.#db.exec("delete from derived");
    this.#seen = 0;
    this.#haveMarks = false;
    this.#forgetCached();
  }

  /** Notes how far the tables are; once a group, inside its transaction. */
  markSeen(position: number): void {
    if (this.#haveMarks) this.#markAll.run(position);
    else for (const name of tableNames) this.#mark.run(name, position);
    this.#haveMarks = true;
    this.#seen = position;
  }

  rewind(position: number): void {
    this.#seen = position;
    this.#haveMarks = false;
    this.#forgetCached();
  }

  #forgetCached(): void {
    for (const module of this.#modules) module.forgetCached?.();
  }

  /** Takes a fact before the live state does, so that the ticket still is as it was. */
  take(fact: Fact, before: HallState): void {
    if (fact.position <= this.#seen) return;
    for (const module of this.#modules) module.take(fact, before);
    const { queueing } = before;
    switch (fact.name) {
      case "ticket-cancelled":
        this.#end(queueing, fact.data.ticketId, "cancelled", fact.at);
        break;
      case "service-finished": {
        const { invitationId, staffId, counterId } = fact.data;
        this.#end(queueing, fact.data.ticketId, "finished", fact.at, {
          invitation_id: invitationId,
          staff_id: staffId,
          counter_id: counterId,
        });
        break;
      }
      case "ticket-handed-in":
        if (fact.data.isExpired) this.#endTicket.run(expiredAtHandIn(fact.data, fact.at));
        break;
      case "day-turned":
        for (const ticketId of fact.data.expired) this.#end(queueing, ticketId, "expired", fact.at);
        for (const [name, tally] of withExpired(
          before.supervision.tallies,
          queuesOf(before, fact.data.expired),
        )) {
          this.#figures.run(queueing.day, name, JSON.stringify(tally));
        }
        break;
      case "rating-submitted":
        this.#rate.run({
          ...fact.data,
          position: fact.position,
          day: fact.day,
          at: fact.at,
          tags: JSON.stringify(fact.data.tags),
        });
        break;
      case "person-erased":
        this.#forget.run(fact.data.personId);
        break;
      default:
        break;
    }
  }

  #end(
    queueing: QueueingState,
    ticketId: string,
    state: EndedTicket["state"],
    at: number,
    more: Partial<EndedTicket> = {},
  ): void {
    const ticket = queueing.tickets.get(ticketId);
    if (ticket) this.#endTicket.run({ ...rowOf(ticket, state, at), ...more });
  }
}

function queuesOf({ queueing }: HallState, ticketIds: readonly string[]): string[] {
  return ticketIds.flatMap((ticketId) => queueing.tickets.get(ticketId)?.queueId ?? []);
}

function rowOf(ticket: TicketRecord, state: EndedTicket["state"], at: number): EndedTicket {
  return {
    ticket_id: ticket.id,
    day: ticket.day,
    number: ticket.number,
    queue_id: ticket.queueId,
    class: ticket.class,
    state,
    taken_at: ticket.takenAt,
    first_called_at: ticket.firstCalledAt,
    started_at: ticket.startedAt,
    ended_at: at,
    counter_id: ticket.counterId,
    staff_id: ticket.staffId,
    invitation_id: ticket.invitationId,
    person_id: ticket.personId,
  };
}

function expiredAtHandIn(data: Extract<Fact, { name: "ticket-handed-in" }>["data"], at: number): EndedTicket {
  return {
    ticket_id: data.ticketId,
    day: data.day,
    number: data.number,
    queue_id: data.queueId,
    class: data.class,
    state: "expired",
    taken_at: data.takenAt,
    first_called_at: null,
    started_at: null,
    ended_at: at,
    counter_id: null,
    staff_id: null,
    invitation_id: null,
    person_id: data.personId,
  };
}
