/**
 * Whoever waits is overtaken only by those who came within the largest head start after them: whatever is taken,
 * transferred, held, brought back or handed in late, whatever the clocks of kiosks say, and whatever the wall's clock
 * does to the hall's. Bookings are not there yet; what they will use, a virtual arrival other than the moment of the
 * taking, comes here through classes, hand-ins and returns.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { device, forgetTestHall, openTestHall, staff, type TestHall } from "../../hall-server/testing.ts";
import { extent } from "./extent.ts";

const kiosk = device("kiosk-1", "kiosk");
const manager = staff("manager", "manager");
const clerks = ["1", "2", "3", "4"].map((counterId) => ({ counterId, who: staff(`clerk-0${counterId}`) }));
const classes = ["ordinary", "ordinary", "elderly", "soldier", "ill"];
const queueIds = ["all-round", "errands"] as const;
const minuteMs = 60_000;

type Move =
  | { do: "take" | "give-cut-off"; queue: number; class: number }
  | { do: "rush"; queue: number; class: number; people: number }
  | { do: "hand-in" | "confirm" | "restart" }
  | {
      do: "serve" | "skip" | "hold" | "to-errands" | "to-counter" | "close" | "chosen" | "unhold";
      clerk: number;
    }
  | { do: "return" | "cancel"; ticket: number }
  | { do: "wait" | "step-wall" | "step-kiosk"; minutes: number };

const queue = fc.nat(1);
const priority = fc.nat(classes.length - 1);
const clerk = fc.nat(3);
const steps = fc.integer({ min: -90, max: 90 });
const moves: [number, fc.Arbitrary<Move>][] = [
  [
    10,
    fc.record({
      do: fc.constantFrom("take" as const, "give-cut-off" as const),
      queue,
      class: priority,
    }),
  ],
  [
    2,
    fc.record({
      do: fc.constant("rush" as const),
      queue,
      class: fc.integer({ min: 2, max: 4 }),
      people: fc.integer({ min: 2, max: 8 }),
    }),
  ],
  [
    3,
    fc.record({
      do: fc.constantFrom(
        "hand-in" as const,
        "hand-in" as const,
        "hand-in" as const,
        "confirm" as const,
        "restart" as const,
      ),
    }),
  ],
  [12, fc.record({ do: fc.constant("serve" as const), clerk })],
  [
    6,
    fc.record({
      do: fc.constantFrom(
        "skip" as const,
        "hold" as const,
        "to-errands" as const,
        "to-counter" as const,
        "unhold" as const,
      ),
      clerk,
    }),
  ],
  [1, fc.record({ do: fc.constantFrom("close" as const, "chosen" as const), clerk })],
  [
    4,
    fc.record({
      do: fc.constantFrom("return" as const, "return" as const, "cancel" as const),
      ticket: fc.nat(60),
    }),
  ],
  [8, fc.record({ do: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max: 12 }) })],
  [1, fc.record({ do: fc.constant("step-wall" as const), minutes: steps })],
  [3, fc.record({ do: fc.constant("step-kiosk" as const), minutes: steps })],
];
const move = fc.oneof(...moves.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** A person: when they really came, by a clock that nobody can step, and by how much a wrong clock may have moved them. */
interface Person {
  came: number;
  movedByMs: number;
}

class Day {
  test: TestHall;
  readonly boundMs: number;
  readonly people = new Map<string, Person>();
  /** Given out at the cut-off kiosk and not handed in yet. */
  pending: { ticketId: string; takenAt: string; class: string; came: number }[] = [];
  #leased = new Map<string, string[]>();
  #kioskAheadMs = 0;
  #contact: { at: number; iso: string; offsetMs: number };
  /** What stepped since the kiosk and the hall last spoke. */
  #steppedMs = 0;
  /** Hall time is real time no more: it stood still while the server was down, or jumped. */
  isStretched = false;
  calls = 0;
  overtakings = 0;

  constructor() {
    this.test = openTestHall({ isDemonstration: true });
    this.test.db.pragma("synchronous = OFF");
    const { hall } = this.test;
    this.boundMs = Math.max(...hall.config.classes.map((one) => one.headStartMinutes)) * minuteMs;
    this.#contact = this.#speak();
  }

  #real(): number {
    return this.test.time.monotonic();
  }

  #kioskClock(): number {
    return this.#real() + Date.UTC(2026, 2, 2) + this.#kioskAheadMs;
  }

  #speak() {
    const now = this.test.hall.clock.now();
    this.#steppedMs = 0;
    return { at: this.#real(), iso: this.test.hall.iso(now), offsetMs: this.#kioskClock() - now };
  }

  async take(queueId: string, chosen: string): Promise<void> {
    const answer = await this.test.send(kiosk, "ticket:take", { queueId, class: chosen });
    if (answer.ok) this.people.set(answer.value.ticket.id, { came: this.#real(), movedByMs: 0 });
  }

  /** A number from the kiosk's lease, without a word to the hall. */
  async giveCutOff(queueId: string, chosen: string): Promise<void> {
    const left = this.#leased.get(queueId) ?? [];
    if (left.length === 0) {
      await this.handIn();
      const { lease } = await this.test.done(kiosk, "lease:take", { queueId, count: 20 });
      left.push(...lease.tickets.map((one) => one.ticketId));
      this.#leased.set(queueId, left);
    }
    const ticketId = left.shift() ?? "";
    const takenAt = new Date(this.#kioskClock()).toISOString();
    this.pending.push({ ticketId, takenAt, class: chosen, came: this.#real() });
  }

  async handIn(): Promise<void> {
    const { at, iso, offsetMs } = this.#contact;
    if (this.pending.length > 0) {
      const input = {
        tickets: this.pending.map(({ came: _, ...one }) => one),
        clockOffsetMs: Math.round(offsetMs),
        lastContactAt: iso,
      };
      const answer = await this.test.send(kiosk, "ticket:handIn", input);
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      // What the clocks' steps did, and what slewing did meanwhile; never more than the time that it was cut off.
      const cutOffMs = this.#real() - at;
      const movedByMs = Math.min(cutOffMs, this.#steppedMs + cutOffMs * 0.1 + 1_000);
      for (const { ticketId, came } of this.pending) this.people.set(ticketId, { came, movedByMs });
      this.pending = [];
    }
    this.#contact = this.#speak();
  }

  stepKiosk(ms: number): void {
    this.#kioskAheadMs += ms;
    this.#steppedMs += Math.abs(ms);
  }

  async confirm(): Promise<void> {
    const before = this.test.hall.clock.now();
    await this.test.send(manager, "clock:confirm");
    this.#steppedMs += this.test.hall.clock.now() - before;
  }

  restart(): void {
    const before = this.test.hall.clock.now();
    this.test = this.test.restart();
    const jumped = this.test.hall.clock.now() - before;
    // A wall that was behind holds the hall at its last fact: the time since then is not counted.
    if (jumped < 0) this.isStretched = true;
    this.#steppedMs += Math.abs(jumped);
  }

  /** Presses "next" and holds the called against everybody whom this counter leaves waiting for it. */
  async callNext(place: (typeof clerks)[number]): Promise<void> {
    const { hall, send } = this.test;
    const answer = await send(place.who, "counter:callNext");
    const ticketId = answer.ok ? answer.value.ticket?.id : undefined;
    const called = hall.state.queueing.tickets.get(ticketId ?? "");
    if (!called?.why) return;
    this.calls += 1;
    const own = hall.config.counters.find(({ id }) => id === place.counterId)?.queueIds ?? [];
    const seen = called.why.code === "own-queue" ? own : [...own, called.queueId];
    const { came, movedByMs } = this.people.get(called.id) ?? { came: 0, movedByMs: 0 };
    for (const left of hall.state.queueing.tickets.values()) {
      if (left.state !== "waiting") continue;
      const isHere =
        left.reservedFor === null ? seen.includes(left.queueId) : left.reservedFor === place.counterId;
      if (!isHere) continue;
      const person = this.people.get(left.id);
      if (called.takenAt > left.takenAt) this.overtakings += 1;
      const since = left.returns > 0 ? left.virtualArrival : left.takenAt;
      expect(called.takenAt - since, "overtaken in the hall's time").toBeLessThanOrEqual(this.boundMs);
      if (!person || left.returns > 0 || this.isStretched) continue;
      // Slewed, the hall's half hour takes up to a ninth longer.
      const moved = this.boundMs + movedByMs + person.movedByMs;
      expect(came - person.came, "overtaken in real time").toBeLessThanOrEqual(moved / 0.9 + 1_000);
    }
  }
}

async function run(list: Move[], day: Day): Promise<void> {
  const { config } = day.test.hall;
  for (const { who, counterId } of clerks) await day.test.send(who, "counter:open", { counterId });
  for (const one of list) {
    const { test: hall } = day;
    const place = ("clerk" in one ? clerks[one.clerk] : clerks[0]) ?? {
      counterId: "1",
      who: staff("clerk-01"),
    };
    const queueId = "queue" in one ? (queueIds[one.queue] ?? "all-round") : "all-round";
    const chosen = "class" in one ? (classes[one.class] ?? "ordinary") : "ordinary";
    const ids = [...hall.hall.state.queueing.tickets.keys()];
    const ticketId = "ticket" in one ? (ids[one.ticket % Math.max(1, ids.length)] ?? "none") : "none";
    switch (one.do) {
      case "take":
        await day.take(queueId, chosen);
        break;
      case "rush":
        for (let i = 0; i < one.people; i += 1) await day.take(queueId, chosen);
        break;
      case "give-cut-off":
        await day.giveCutOff(queueId, chosen);
        break;
      case "hand-in":
        await day.handIn();
        break;
      case "wait":
        hall.time.advanceMinutes(one.minutes);
        break;
      case "step-wall":
        hall.time.stepWall(one.minutes * minuteMs);
        break;
      case "step-kiosk":
        day.stepKiosk(one.minutes * minuteMs);
        break;
      case "confirm":
        await day.confirm();
        break;
      case "restart":
        day.restart();
        break;
      case "return":
        await hall.send(kiosk, "ticket:return", { ticketId });
        break;
      case "cancel":
        await hall.send(kiosk, "ticket:cancel", { ticketId });
        break;
      case "close":
        await hall.send(place.who, "counter:close");
        await hall.send(place.who, "counter:open", { counterId: place.counterId });
        break;
      case "chosen":
        await hall.send(place.who, "counter:call", { ticketId: ids.at(-1) ?? "none", reason: "bus" });
        await serve(hall, place.who);
        break;
      case "unhold": {
        const held = [...hall.hall.state.queueing.setAside.values()].find(({ state }) => state === "held");
        await hall.send(place.who, "counter:unhold", { ticketId: held?.id ?? "none" });
        await hall.send(place.who, "counter:transfer", { toQueueId: "all-round", reason: "device" });
        break;
      }
      case "serve":
      case "skip":
      case "hold":
      case "to-errands":
      case "to-counter":
        await day.callNext(place);
        if (one.do === "skip") await hall.send(place.who, "counter:skip", { reason: "absent" });
        if (one.do === "hold") await hall.send(place.who, "counter:hold", { reason: "photo" });
        if (one.do === "to-errands")
          await hall.send(place.who, "counter:transfer", { toQueueId: "errands", reason: "errand" });
        if (one.do === "to-counter")
          await hall.send(place.who, "counter:transfer", {
            toCounterId: place.counterId === "4" ? "1" : "4",
            reason: "device",
          });
        await serve(hall, place.who);
        break;
    }
  }
  expect(config.id).toBe("town");
}

async function serve({ send }: TestHall, who: (typeof clerks)[number]["who"]): Promise<void> {
  await send(who, "counter:start");
  await send(who, "counter:finish");
}

test("nobody is overtaken by somebody who came more than the largest head start later", async () => {
  let calls = 0;
  let overtakings = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 60, maxLength: 200, size: "max" }), async (list) => {
      const day = new Day();
      try {
        await run(list, day);
        calls += day.calls;
        overtakings += day.overtakings;
      } finally {
        forgetTestHall(day.test);
      }
    }),
    { numRuns: extent(60, 5_000), endOnFailure: true },
  );
  expect(calls).toBeGreaterThan(extent(500, 50_000));
  expect(overtakings, "head starts did bring somebody forward").toBeGreaterThan(extent(20, 5_000));
});
