/** Applications and what belongs to them, in derived tables: written in the transaction of their facts, rebuilt by replay. */
import type { ModuleTables } from "../archive/module-tables.ts";
import type { HallDatabase } from "../journal/database.ts";
import type { Fact } from "../journal/fact.ts";
import { applyApplication } from "./apply-application.ts";
import { type IntakeFacts, intakeFactNames } from "./facts.ts";
import { isOpen } from "./life-cycle.ts";
import { OfficeRows } from "./office/rows.ts";
import type { ApplicationRecord, IntakeFact } from "./record.ts";
import { search, type Wanted } from "./search.ts";
import { wakesOn } from "./wakes-on.ts";

export interface MatterRecord {
  id: string;
  kind: "chain" | "parallel";
  chainId: string;
  name: string;
  itemIds: string[];
  ticketId: string | null;
  personId: string | null;
}

interface Row {
  record: string;
}

/** What deciding and asking read of applications. */
export class IntakeTables implements ModuleTables {
  /** The same table as back offices read it. */
  readonly office: OfficeRows;
  readonly #db: HallDatabase;
  readonly #put;
  readonly #get;
  readonly #ofNumber;
  readonly #lastNumber;
  readonly #ofPerson;
  readonly #readyForAgent;
  readonly #withPerson;
  readonly #receivedBefore;
  readonly #ofTicket;
  readonly #ofMatter;
  readonly #waking;
  readonly #strayed;
  readonly #putMatter;
  readonly #matter;
  readonly #matters;
  readonly #recordFalse;
  readonly #clearFalse;
  readonly #hasFalse;

  constructor(db: HallDatabase) {
    this.#db = db;
    this.office = new OfficeRows(db);
    this.#put = db.prepare(
      `insert or replace into applications values (@id, @seq, @number, @itemId, @state, @isOpen, @personId, @agentPersonId,
       @unitId, @officeId, @clerk, @reviewer, @begunBy, @ticketId, @matterId, @receivedAt, @dueOn, @wakesOn, @record)`,
    );
    const one = (where: string) =>
      db.prepare<[string], Row>(`select record from applications where ${where}`);
    this.#get = one("application_id = ?");
    this.#ofNumber = one("number = ?");
    this.#lastNumber = db.prepare<[string, string], { number: string }>(
      "select number from applications where number >= ? and number < ? order by number desc limit 1",
    );
    this.#ofPerson = db.prepare<[string, number], Row>(
      "select record from applications where person_id = ? order by seq desc limit ?",
    );
    this.#readyForAgent = db.prepare<[string, number], Row>(
      "select record from applications where agent_person_id = ? and state = 'ready' order by seq desc limit ?",
    );
    this.#withPerson = db.prepare<[string, string], Row>(
      "select record from applications where person_id = ? or agent_person_id = ?",
    );
    this.#receivedBefore = db.prepare<[number, number, number, number], Row>(
      `select record from applications where (received_at, seq) > (?, ?) and received_at < ?
       order by received_at, seq limit ?`,
    );
    this.#ofTicket = one("ticket_id = ? order by seq");
    this.#ofMatter = one("matter_id = ? order by seq");
    this.#waking = db.prepare<[string], Row>(
      "select record from applications where wakes_on <= ? order by wakes_on, seq",
    );
    this.#strayed = db.prepare<[string, number], Row>(
      `select record from applications where is_open = 1 and unit_id is not null
       and unit_id not in (select value from json_each(?)) order by seq limit ?`,
    );
    this.#putMatter = db.prepare("insert or replace into matters values (?, ?, ?, ?)");
    this.#matter = db.prepare<[string], Row>("select record from matters where matter_id = ?");
    this.#matters = db.prepare<[string], Row>("select record from matters where person_id = ?");
    this.#recordFalse = db.prepare("insert or replace into false_promises values (?, ?)");
    this.#clearFalse = db.prepare("delete from false_promises where person_id = ?");
    this.#hasFalse = db.prepare("select 1 from false_promises where person_id = ?");
  }

  application(id: string): ApplicationRecord | null {
    return recordOf(this.#get.get(id));
  }

  byNumber(number: string): ApplicationRecord | null {
    return recordOf(this.#ofNumber.get(number));
  }

  /** The newest number that begins so. */
  lastNumber(prefix: string): string | null {
    return this.#lastNumber.get(prefix, `${prefix}:`)?.number ?? null;
  }

  /** Newest first. */
  ofPerson(personId: string, limit: number): ApplicationRecord[] {
    return this.#ofPerson.all(personId, limit).map(readRecord);
  }

  /** Results that wait, of applications at which this person was named as agent; newest first. */
  readyForAgent(personId: string, limit: number): ApplicationRecord[] {
    return this.#readyForAgent.all(personId, limit).map(readRecord);
  }

  hasOpenApplication(personId: string): boolean {
    return this.#withPerson.all(personId, personId).some((row) => isOpen(readRecord(row).state));
  }

  /** Received before a moment (milliseconds since the epoch), oldest first, from after another one. */
  receivedBefore(to: number, after: { receivedAt: number; seq: number }, limit: number): ApplicationRecord[] {
    return this.#receivedBefore.all(after.receivedAt, after.seq, to, limit).map(readRecord);
  }

  ofTicket(ticketId: string): ApplicationRecord[] {
    return this.#ofTicket.all(ticketId).map(readRecord);
  }

  ofMatter(matterId: string): ApplicationRecord[] {
    return this.#ofMatter.all(matterId).map(readRecord);
  }

  /** Those that time alone may change by this date; read as far as somebody looks. */
  *waking(today: string): Generator<ApplicationRecord> {
    for (const row of this.#waking.iterate(today)) yield readRecord(row);
  }

  /** Open ones that lie at none of these units; at the most `limit`. */
  strayed(unitIds: readonly string[], limit: number): ApplicationRecord[] {
    const known = JSON.stringify(unitIds);
    return this.#strayed.all(known, limit).map(readRecord);
  }

  matter(id: string): MatterRecord | null {
    const row = this.#matter.get(id);
    return row ? (JSON.parse(row.record) as MatterRecord) : null;
  }

  /** `name`: as `whose-word.ts` makes it, or a person's id as facts had it at first. */
  hasFalsePromise(name: string): boolean {
    return this.#hasFalse.get(name) !== undefined;
  }

  search(wanted: Wanted): ApplicationRecord[] {
    return search(this.#db, wanted).map(readRecord);
  }

  /** Takes a fact that it has not seen. */
  take(fact: Fact): void {
    if (fact.name === "person-erased") this.#forget(fact.data.personId);
    if (fact.name === "false-promise-recorded")
      for (const name of fact.data.names ?? [fact.data.personId]) this.#recordFalse.run(name, fact.at);
    if (fact.name === "false-promise-cleared")
      for (const name of [fact.data.personId, ...(fact.data.names ?? [])]) this.#clearFalse.run(name);
    if (fact.name === "matter-opened") this.#open(fact.data);
    const { applicationId } = fact.data as { applicationId?: string };
    if (applicationId === undefined || !isIntakeFact(fact)) return;
    const next = applyApplication(this.application(applicationId), fact);
    if (next) this.#write(next);
  }

  #open({
    matterId: id,
    kind,
    chainId,
    name,
    itemIds,
    ticketId,
    personId,
  }: IntakeFacts["matter-opened"]): void {
    this.#writeMatter({ id, kind, chainId, name, itemIds, ticketId, personId });
  }

  #forget(personId: string): void {
    for (const name of [personId, `person:${personId}`]) this.#clearFalse.run(name);
    for (const row of this.#withPerson.all(personId, personId)) {
      const record = readRecord(row);
      const { applicant } = record;
      const mine = (id: string | null) => (id === personId ? null : id);
      this.#write({
        ...record,
        applicant: {
          ...applicant,
          personId: mine(applicant.personId),
          agentPersonId: mine(applicant.agentPersonId),
        },
      });
    }
    for (const row of this.#matters.all(personId)) {
      this.#writeMatter({ ...(JSON.parse(row.record) as MatterRecord), personId: null });
    }
  }

  #writeMatter(matter: MatterRecord): void {
    this.#putMatter.run(matter.id, matter.ticketId, matter.personId, JSON.stringify(matter));
  }

  #write(record: ApplicationRecord): void {
    this.#put.run({
      ...record,
      itemId: record.terms.itemId,
      isOpen: isOpen(record.state) ? 1 : 0,
      personId: record.applicant.personId,
      agentPersonId: record.applicant.agentPersonId,
      wakesOn: wakesOn(record),
      record: JSON.stringify(record),
    });
  }
}

/** Facts of other modules speak of applications too. */
function isIntakeFact(fact: Fact): fact is Fact & IntakeFact {
  return factNames.has(fact.name);
}

const factNames: ReadonlySet<string> = new Set(intakeFactNames);

const readRecord = ({ record }: Row) => JSON.parse(record) as ApplicationRecord;
const recordOf = (row: Row | undefined) => (row ? readRecord(row) : null);
