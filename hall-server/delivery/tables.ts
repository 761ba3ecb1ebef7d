import type { HallDatabase } from "../journal/database.ts";
import type { Fact } from "../journal/fact.ts";
import type { Way } from "./facts.ts";
import { applyDelivery, type DeliveryRecord, deliveriesOf } from "./record.ts";

/** What the lists need of an application. */
export interface ResultOf {
  number: string;
  itemId: string;
  personId: string | null;
  wish: "counter" | "post" | "kiosk";
  deliverBy: string | null;
}

export interface DeliveryFilter {
  state?: string | undefined;
  wish?: string | undefined;
  isUnclaimed?: boolean | undefined;
}

export interface RegisterFilter {
  from?: string | undefined;
  to?: string | undefined;
  itemId?: string | undefined;
  way?: Way | undefined;
  /** Application number or waybill. */
  number?: string | undefined;
}

/** Of what is not handed over; moments in hall time, milliseconds since the epoch. */
export interface Totals {
  waiting: number;
  posted: number;
  inMachine: number;
  unclaimed: number;
  late: number;
  unclaimedSince: number | null;
  lateSince: number | null;
}

const none: { [Key in keyof Totals]: number | null } = {
  ...{ waiting: 0, posted: 0, inMachine: 0, unclaimed: 0, late: 0 },
  ...{ unclaimedSince: null, lateSince: null },
};

interface Found {
  record: DeliveryRecord;
  position: number;
}

/** Results that wait, and the register of those that were handed over. Derived: rebuilt from the journal. */
export class DeliveryTables {
  static readonly names = ["deliveries"] as const;
  readonly #db: HallDatabase;
  readonly #resultOf: (applicationId: string) => ResultOf | null;
  readonly #keep;
  readonly #get;
  readonly #forget;
  readonly #unclaimed;
  readonly #totals;
  readonly #date;
  #known: { today: string; totals: Totals } | null = null;

  /** `resultOf` sees the application as this fact has left it. */
  constructor(db: HallDatabase, resultOf: (applicationId: string) => ResultOf | null) {
    this.#db = db;
    this.#resultOf = resultOf;
    this.#keep = db.prepare<[Record<string, unknown>]>(
      `insert or replace into deliveries (application_id, position, state, number, item_id, person_id, wish, ready_at,
         deliver_by, is_unclaimed, waybill, way, delivered_on, record)
       values (@applicationId, @position, @state, @number, @itemId, @personId, @wish, @readyAt, @deliverBy, @isUnclaimed,
         @waybill, @way, @deliveredOn, @record)`,
    );
    this.#get = db.prepare<[string], { record: string; position: number }>(
      "select record, position from deliveries where application_id = ?",
    );
    this.#forget = db.prepare<[string]>("update deliveries set person_id = null where person_id = ?");
    this.#totals = db.prepare<[string], { [Key in keyof Totals]: number | null }>(
      `select sum(state = 'waiting') as waiting, sum(state = 'posted') as posted,
         sum(state = 'in-machine') as inMachine, sum(is_unclaimed) as unclaimed,
         sum(is_late) as late, min(case when is_unclaimed then ready_at end) as unclaimedSince,
         min(case when is_late then ready_at end) as lateSince
       from (select *, state = 'waiting' and wish <> 'counter' and coalesce(deliver_by < ?, 0) as is_late
         from deliveries where state <> 'delivered')`,
    );
    this.#date = db.prepare<[string, string]>(
      "update deliveries set delivered_on = ? where application_id = ? and state = 'delivered'",
    );
    this.#unclaimed = db.prepare<[number], { application_id: string }>(
      `select application_id from deliveries
       where state in ('waiting', 'in-machine') and is_unclaimed = 0 and ready_at <= ? order by ready_at limit 500`,
    );
  }

  take(fact: Fact): void {
    if (fact.name === "person-erased") this.#forget.run(fact.data.personId);
    // The calendar's day, which is not the hall's before four in the morning: machines are open at night.
    if (fact.name === "application-delivered") this.#date.run(fact.data.on, fact.data.applicationId);
    for (const applicationId of deliveriesOf(fact)) {
      this.forgetCached();
      const known = this.#get.get(applicationId);
      const before = known ? (JSON.parse(known.record) as DeliveryRecord) : null;
      // A row of the register stays as it was written, whoever looks at it later.
      if (before?.state === "delivered") continue;
      const record = applyDelivery(before, fact);
      const result = this.#resultOf(applicationId);
      if (record && result) this.#write(record, result, fact, known?.position ?? fact.position);
    }
  }

  get(applicationId: string): DeliveryRecord | null {
    const row = this.#get.get(applicationId);
    return row ? (JSON.parse(row.record) as DeliveryRecord) : null;
  }

  /** Oldest first, of what is not handed over unless that is asked for; `after` is the last one of the page before. */
  list(filter: DeliveryFilter, after: number, limit: number): Found[] {
    const { state, wish, isUnclaimed } = filter;
    return this.#found(
      [
        "position > @after",
        state === undefined ? "state <> 'delivered'" : "state = @state",
        ...(wish === undefined ? [] : ["wish = @wish"]),
        ...(isUnclaimed === undefined ? [] : ["is_unclaimed = @isUnclaimed"]),
      ],
      "position limit @limit",
      { after, limit, state, wish, isUnclaimed: Number(isUnclaimed ?? false) },
    );
  }

  /** What waits for one of these persons, oldest first. */
  waitingFor(personId: string): Found[] {
    return this.#found(["person_id = @personId", "state <> 'delivered'"], "position limit 50", { personId });
  }

  byNumber(number: string): Found[] {
    return this.#found(["number = @number"], "position limit 5", { number });
  }

  /** Letters with this number, also those that came back or arrived. */
  withWaybill(waybill: string): Found[] {
    return this.#found(["waybill = @waybill"], "position limit 50", { waybill });
  }

  /** All that lies in machines: a code is looked for among them. */
  inMachines(): Found[] {
    return this.#found(["state = 'in-machine'"], "position limit 2000", {});
  }

  /** Asked by a view that is drawn again and again. */
  totals(today: string): Totals {
    if (this.#known?.today === today) return this.#known.totals;
    const totals = this.#totals.get(today);
    const { waiting, posted, inMachine, unclaimed, late, unclaimedSince, lateSince } = totals ?? none;
    const counted = {
      ...{ waiting: waiting ?? 0, posted: posted ?? 0, inMachine: inMachine ?? 0 },
      ...{ unclaimed: unclaimed ?? 0, late: late ?? 0, unclaimedSince, lateSince },
    };
    this.#known = { today, totals: counted };
    return counted;
  }

  forgetCached(): void {
    this.#known = null;
  }

  /** Waiting since that moment or longer, and not told of yet. */
  notCollectedSince(moment: number): string[] {
    return this.#unclaimed.all(moment).map((row) => row.application_id);
  }

  /** 出证登记, newest first; `before` is `at` and position of the last one of the page before. */
  register(filter: RegisterFilter, before: number, limit: number): Found[] {
    return this.#found([...registerWhere(filter), "position < @before"], "position desc limit @limit", {
      ...filter,
      before,
      limit,
    });
  }

  countRegister(filter: RegisterFilter): number {
    const row = this.#db
      .prepare<[Record<string, unknown>], { n: number }>(
        `select count(*) as n from deliveries where ${registerWhere(filter).join(" and ")}`,
      )
      .get({ ...filter });
    return row?.n ?? 0;
  }

  #found(where: readonly string[], order: string, values: Record<string, unknown>): Found[] {
    return this.#db
      .prepare<[Record<string, unknown>], { record: string; position: number }>(
        `select record, position from deliveries where ${where.join(" and ")} order by ${order}`,
      )
      .all(values)
      .map(({ record, position }) => ({ position, record: JSON.parse(record) as DeliveryRecord }));
  }

  #write(record: DeliveryRecord, result: ResultOf, fact: Fact, position: number): void {
    const isOver = record.state === "delivered";
    this.#keep.run({
      ...result,
      applicationId: record.applicationId,
      // The register's order is that of handing over.
      position: isOver ? fact.position : position,
      state: record.state,
      readyAt: record.readyAt,
      isUnclaimed: Number(record.isUnclaimed),
      waybill: record.post?.waybill ?? null,
      way: record.handedOver?.way ?? null,
      deliveredOn: isOver ? (fact.name === "instant-finished" ? fact.data.on : fact.day) : null,
      record: JSON.stringify(record),
    });
  }
}

function registerWhere({ from, to, itemId, way, number }: RegisterFilter): string[] {
  return [
    "state = 'delivered'",
    ...(from === undefined ? [] : ["delivered_on >= @from"]),
    ...(to === undefined ? [] : ["delivered_on <= @to"]),
    ...(itemId === undefined ? [] : ["item_id = @itemId"]),
    ...(way === undefined ? [] : ["way = @way"]),
    ...(number === undefined ? [] : ["(number = @number or waybill = @number)"]),
  ];
}
