import { randomUUID } from "node:crypto";
import type Database from "better-sqlite3";
import type { CommandValue } from "../../../hall-server/contract/commands.ts";
import type { Holder, TakenTicket } from "../../../hall-server/contract/ticket.ts";
import type {
  Batch,
  Issued,
  IssuedRow,
  KeptAnswer,
  LeasedNumber,
  NewIssue,
  Report,
  Returning,
} from "./rows.ts";
import type { SealedValues } from "./sealed.ts";

type Lease = CommandValue<"lease:take">["lease"];

const mostAnswers = 500;

/** The kiosk's own book: each method is one commit, on the disk when it returns. */
export class Book {
  readonly #db: Database.Database;
  readonly #values: SealedValues;

  constructor(db: Database.Database, values: SealedValues) {
    this.#db = db;
    this.#values = values;
  }

  close(): void {
    this.#db.close();
  }

  note(name: string): unknown {
    const value = this.#db.prepare("select value from notes where name = ?").pluck().get(name);
    return Buffer.isBuffer(value) ? JSON.parse(value.toString("utf8")) : null;
  }

  keepNote(name: string, value: unknown): void {
    this.#db
      .prepare("insert or replace into notes (name, value) values (?, ?)")
      .run(name, Buffer.from(JSON.stringify(value)));
  }

  /** Numbers that a hall has leased to this kiosk. */
  addLease({ id, queueId, day, from, tickets }: Lease): void {
    const insert = this.#db.prepare(
      `insert or ignore into numbers select @ticketId, @leaseId, @queueId, @day, @sequence, @number, @token
         where not exists (select 1 from issued where ticket_id = @ticketId)`,
    );
    this.#db.transaction(() => {
      for (const [i, { ticketId, number, token }] of tickets.entries()) {
        const sealed = this.#values.close(token, ticketId);
        insert.run({ ticketId, leaseId: id, queueId, day, sequence: from + i, number, token: sealed });
      }
    })();
  }

  /** Numbers that are left, by queue. */
  stock(day: string): Map<string, number> {
    const rows = this.#db
      .prepare<[string], { queue_id: string; left: number }>(
        "select queue_id, count(*) as left from numbers where day = ? group by queue_id",
      )
      .all(day);
    return new Map(rows.map(({ queue_id, left }) => [queue_id, left]));
  }

  /** Gives the next number of a queue to a person; null when none is left. */
  issue(issue: NewIssue): Issued | null {
    return this.#db.transaction((): Issued | null => {
      const given = this.#next(issue.queueId, issue.day);
      if (!given) return null;
      const answer = issue.answer(given);
      const { ticketId, token } = given;
      const { holder } = issue;
      this.#db.prepare("delete from numbers where ticket_id = ?").run(ticketId);
      this.#db
        .prepare(
          `insert into issued (ticket_id, command_id, input_mark, queue_id, day, taken_at, contact_at, answer, token,
             item_ids, class, holder, person_mark, state)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'kept')`,
        )
        .run(
          ticketId,
          issue.commandId,
          this.#markOf(issue.input),
          issue.queueId,
          issue.day,
          issue.takenAt,
          issue.contactAt,
          JSON.stringify(answer),
          this.#values.close(token, ticketId),
          JSON.stringify(issue.itemIds),
          issue.class ?? null,
          holder ? this.#values.close(JSON.stringify(holder), `holder ${ticketId}`) : null,
          holder?.idNumber ? this.#values.mark(holder.idNumber) : null,
        );
      return { ticketId, answer, token, state: "kept", takenAt: issue.takenAt };
    })();
  }

  /** What was answered to this command; `is-another` when the same id asks for something else. */
  byCommand(commandId: string, input: unknown): Issued | "is-another" | null {
    const row = this.#db
      .prepare<[string], IssuedRow>("select * from issued where command_id = ?")
      .get(commandId);
    if (!row) return null;
    return row.input_mark === this.#markOf(input) ? this.#issuedOf(row) : "is-another";
  }

  /** The hall's own answer to a take. */
  keepAnswer(commandId: string, { token, ...answer }: TakenTicket): void {
    this.#db.transaction(() => {
      this.#db
        .prepare("insert or replace into answered (command_id, answer, token) values (?, ?, ?)")
        .run(commandId, JSON.stringify(answer), this.#values.close(token, commandId));
      this.#db
        .prepare("delete from answered where position <= (select max(position) from answered) - ?")
        .run(mostAnswers);
    })();
  }

  answerOf(commandId: string): TakenTicket | null {
    const row = this.#db
      .prepare<[string], { answer: string; token: Buffer }>("select * from answered where command_id = ?")
      .get(commandId);
    const token = row && this.#values.open(row.token, commandId);
    return row && token ? { ...JSON.parse(row.answer), token } : null;
  }

  byTicket(ticketId: string): Issued | null {
    const row = this.#db
      .prepare<[string], IssuedRow>("select * from issued where ticket_id = ?")
      .get(ticketId);
    return row ? this.#issuedOf(row) : null;
  }

  /** Tickets of a person that the hall does not have yet, newest first. */
  keptOf(idNumber: string, day: string): Issued[] {
    return this.#db
      .prepare<[string, string], IssuedRow>(
        "select * from issued where person_mark = ? and day = ? and state = 'kept' order by position desc",
      )
      .all(this.#values.mark(idNumber), day)
      .flatMap((row) => this.#issuedOf(row) ?? []);
  }

  /** How many of `kept` and `refused` there are. */
  counts(): { kept: number; refused: number } {
    const count = this.#db.prepare<[string], number>("select count(*) from issued where state = ?").pluck();
    return { kept: count.get("kept") ?? 0, refused: count.get("refused") ?? 0 };
  }

  /** Hall time of the newest ticket; 0 when there is none. */
  latestTaken(): number {
    return (this.#db.prepare("select max(taken_at) from issued").pluck().get() as number | null) ?? 0;
  }

  /**
   * The next tickets for the hall, in the order in which they were issued: those of a command that was not answered yet,
   * else up to `most` of one time without the hall. Those of `later` are left for another time.
   */
  nextBatch(most: number, later: ReadonlySet<string>): Batch | null {
    const kept = this.#db
      .prepare<[], IssuedRow>("select * from issued where state = 'kept' order by position limit 2000")
      .all()
      .filter((row) => !later.has(row.ticket_id));
    const [first] = kept;
    if (!first) return null;
    const isWith = (row: IssuedRow) =>
      first.batch !== null
        ? row.batch === first.batch
        : row.batch === null && row.contact_at === first.contact_at && row.is_alone === 0;
    const rows = first.is_alone ? [first] : kept.filter(isWith).slice(0, most);
    const commandId = first.batch ?? randomUUID();
    if (first.batch === null) {
      const put = this.#db.prepare("update issued set batch = ? where ticket_id = ?");
      this.#db.transaction(() => {
        for (const row of rows) put.run(commandId, row.ticket_id);
      })();
    }
    return {
      commandId,
      contactAt: first.contact_at,
      isAlone: first.is_alone === 1,
      tickets: rows.map((row) => ({
        ticketId: row.ticket_id,
        takenAt: row.taken_at,
        itemIds: JSON.parse(row.item_ids),
        class: row.class,
        holder: this.#holderOf(row),
        takenAs: row.command_id,
      })),
    };
  }

  /** The hall has them: what is of a person goes. */
  handedIn(ticketIds: readonly string[]): void {
    const put = this.#db.prepare(
      "update issued set state = 'handed-in', batch = null, holder = null, person_mark = null where ticket_id = ?",
    );
    this.#db.transaction(() => {
      for (const ticketId of ticketIds) put.run(ticketId);
    })();
  }

  /** One of them is not taken: from now on each goes alone, so that it holds up none of the others. */
  separate(commandId: string): void {
    this.#db.prepare("update issued set batch = null, is_alone = 1 where batch = ?").run(commandId);
  }

  /** Another command id, for another input. */
  sendAnew(ticketId: string, without: "class" | null): void {
    this.#db
      .prepare(`update issued set batch = null${without ? ", class = null" : ""} where ticket_id = ?`)
      .run(ticketId);
  }

  refused(ticketId: string, code: string): void {
    this.#db
      .prepare("update issued set state = 'refused', batch = null, refused_because = ? where ticket_id = ?")
      .run(code, ticketId);
  }

  /** Takes numbers of days that are over, or of queues that are not offered any more, out of use, for giving back. */
  takeOut(today: string, offered: ReadonlySet<string>): void {
    const rows = this.#db
      .prepare<[], { ticket_id: string; lease_id: string; queue_id: string; day: string }>(
        "select ticket_id, lease_id, queue_id, day from numbers order by day, sequence",
      )
      .all()
      .filter(({ day, queue_id }) => day < today || !offered.has(queue_id));
    const drop = this.#db.prepare("delete from numbers where ticket_id = ?");
    const put = this.#db.prepare("insert into giving_back values (?, ?, ?)");
    this.#db.transaction(() => {
      for (const [leaseId, own] of Map.groupBy(rows, (row) => row.lease_id)) {
        for (const { ticket_id } of own) drop.run(ticket_id);
        put.run(randomUUID(), leaseId, JSON.stringify(own.map(({ ticket_id }) => ticket_id)));
      }
    })();
  }

  /** The hall knows nothing of these leases any more: what would be issued of them would be refused. */
  dropNumbers(): void {
    this.#db.prepare("delete from numbers").run();
  }

  returning(): Returning[] {
    return this.#db
      .prepare<[], { command_id: string; lease_id: string; ticket_ids: string }>("select * from giving_back")
      .all()
      .map((row) => ({
        commandId: row.command_id,
        leaseId: row.lease_id,
        ticketIds: JSON.parse(row.ticket_ids),
      }));
  }

  returned(commandId: string): void {
    this.#db.prepare("delete from giving_back where command_id = ?").run(commandId);
  }

  addReport({ commandId, event, input }: Report): void {
    this.#db
      .prepare("insert or ignore into reports (command_id, event, input) values (?, ?, ?)")
      .run(commandId, event, JSON.stringify(input));
  }

  reports(): Report[] {
    return this.#db
      .prepare<[], { command_id: string; event: string; input: string }>(
        "select command_id, event, input from reports order by position limit 500",
      )
      .all()
      .map((row) => ({ commandId: row.command_id, event: row.event, input: JSON.parse(row.input) }));
  }

  reported(commandId: string): void {
    this.#db.prepare("delete from reports where command_id = ?").run(commandId);
  }

  /** What nobody will ask for again. */
  purge(before: { handedIn: string; refused: string }): void {
    this.#db.prepare("delete from issued where state = 'handed-in' and day < ?").run(before.handedIn);
    this.#db.prepare("delete from issued where state = 'refused' and day < ?").run(before.refused);
  }

  #next(queueId: string, day: string): LeasedNumber | null {
    const rows = this.#db
      .prepare<[string, string], { ticket_id: string; number: string; token: Buffer }>(
        "select ticket_id, number, token from numbers where day = ? and queue_id = ? order by sequence",
      )
      .iterate(day, queueId);
    for (const { ticket_id, number, token } of rows) {
      const open = this.#values.open(token, ticket_id);
      if (open !== null) return { ticketId: ticket_id, number, token: open };
    }
    return null;
  }

  #issuedOf(row: IssuedRow): Issued | null {
    const token = this.#values.open(row.token, row.ticket_id);
    if (token === null) return null;
    const answer = JSON.parse(row.answer) as KeptAnswer;
    return { ticketId: row.ticket_id, answer, token, state: row.state, takenAt: row.taken_at };
  }

  #holderOf({ holder, ticket_id }: IssuedRow): Holder | null {
    const open = holder && this.#values.open(holder, `holder ${ticket_id}`);
    return open ? (JSON.parse(open) as Holder) : null;
  }

  #markOf(input: unknown): string {
    return this.#values.mark(`input ${JSON.stringify(input)}`);
  }
}
