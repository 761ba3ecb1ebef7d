/**
 * All ways to touch a ticket, from eight clerks, two kiosks, phones, a guide and a manager, several at the same instant,
 * through pauses, closed counters, lost connections, restarts and turns of the day: every answer is the one that a
 * naive hall gives, and after each instant every ticket and every counter is where the naive hall has it.
 */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { HallConfig } from "../../hall-server/catalog/config.ts";
import { forgetTestHall, openTestHall, type TestHall } from "../../hall-server/testing.ts";
import { extent } from "./extent.ts";
import { type Expected, type Input, naiveAnswers } from "./naive/naive-answers.ts";
import { dayMs, isAtCounter, NaiveHall } from "./naive/naive-hall.ts";
import { type Known, type Press, pressOf, type Step, sixCounters, step } from "./naive/steps.ts";

// biome-ignore lint/suspicious/noExplicitAny: answers of every command, looked at as they go over the wire.
type Loose = any;

type Instant = { press: Step[] } | { wait: number } | { turnDay: number } | { restart: true };

const instant: fc.Arbitrary<Instant> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ press: fc.array(step, { minLength: 1, maxLength: 6 }) }) },
  { weight: 8, arbitrary: fc.record({ wait: fc.nat(18) }) },
  { weight: 1, arbitrary: fc.record({ turnDay: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.constant({ restart: true as const }) },
);

interface Sent extends Press {
  commandId: string;
}

/** A hall and its naive twin, the tickets that both know, and what was answered to whom. */
class Twins {
  test: TestHall;
  readonly naive: NaiveHall;
  readonly outcomes: Map<string, number>;
  readonly known: Known;
  readonly sent: Sent[] = [];
  /** Answers to what was carried out, for the hall-day and the one before. */
  readonly remembered = new Map<string, { day: number; answer: Loose }>();

  constructor(config: Partial<HallConfig>, outcomes: Map<string, number>) {
    this.outcomes = outcomes;
    this.test = openTestHall({ isDemonstration: true, config });
    // What a disk does is another promise's matter.
    this.test.db.pragma("synchronous = OFF");
    this.naive = new NaiveHall(this.test.hall.config, this.test.time.wall());
    this.known = { naive: this.naive, ids: [], leased: [] };
  }

  async press(steps: Step[]): Promise<void> {
    const now = this.test.time.wall();
    const presses = steps.map((one) => this.#toSend(one, now));
    const answers = await Promise.all(
      presses.map(({ who, name, input, commandId }) =>
        this.test.send(who, name, { ...input, commandId } as never),
      ),
    );
    this.naive.turnDay(now);
    for (const [i, press] of presses.entries()) this.#hold(press, answers[i], now);
    this.sent.push(...presses);
    this.compare();
  }

  #toSend(one: Step, now: number): Sent {
    const before = one.do === "again" ? this.sent.at(-1 - (one.a % 12)) : undefined;
    if (before) return before;
    const press = pressOf(one.do === "again" ? { ...one, do: "next" } : one, this.known, now);
    return { ...press, commandId: randomUUID() };
  }

  /** The same command again is answered as it was; any other as the naive hall answers it. */
  #hold(press: Sent, answer: Loose, now: number): void {
    const { who, name, input, commandId } = press;
    const what = `${who.name} ${name} ${JSON.stringify(input)} at ${new Date(now).toISOString()}`;
    const before = this.remembered.get(commandId);
    if (before && before.day >= this.naive.day - 1) {
      expect(answer, `again: ${what}`).toEqual(before.answer);
      return;
    }
    const rule = naiveAnswers[name];
    if (!rule) throw new Error(`The naive hall knows no ${name}.`);
    const expected = rule(this.naive, who, { ...input, commandId } as Input, now);
    this.#learn(expected, press, answer);
    const outcome = `${name} ${answer.ok ? "done" : answer.error.code}`;
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    expect(said(answer), what).toEqual(this.#shouldSay(expected));
    if (answer.ok) this.remembered.set(commandId, { day: this.naive.day, answer });
  }

  /** Ids and tokens are the hall's to make. */
  #learn(expected: Expected, { who }: Press, answer: Loose): void {
    if (!answer.ok) return;
    if ("isNew" in expected && expected.ticket) {
      expected.ticket.id = answer.value.ticket.id;
      expected.ticket.token = answer.value.token;
      this.known.ids.push(answer.value.ticket.id);
    }
    if ("leaseFrom" in expected) {
      const ticketIds = answer.value.lease.tickets.map((one: Loose) => one.ticketId);
      this.naive.leases.at(-1)?.ticketIds.push(...ticketIds);
      for (const ticketId of ticketIds) this.known.leased.push({ kiosk: who.name, ticketId });
    }
    if ("tickets" in expected) {
      for (const { id, token } of answer.value.tickets) {
        const ticket = expected.tickets.find((one) => one.id === id);
        if (ticket?.token !== "") continue;
        ticket.token = token;
        this.known.ids.push(id);
      }
    }
  }

  #shouldSay(expected: Expected): object {
    if ("refused" in expected) return expected;
    if ("leaseFrom" in expected) return expected;
    if ("counter" in expected) return { counter: expected.counter.id, state: expected.counter.state };
    if ("tickets" in expected)
      return { tickets: expected.tickets.map((one) => [one.id, this.naive.numberOf(one), one.state]) };
    const { ticket, why, ahead, counters } = expected;
    return {
      ticket: ticket && {
        id: ticket.id,
        number: this.naive.numberOf(ticket),
        state: ticket.state,
        queueId: ticket.queueId,
        class: ticket.class,
      },
      ...(why ? { why } : {}),
      ...(ahead === undefined ? {} : { ahead, counters }),
    };
  }

  compare(): void {
    const { queueing, calling } = this.test.hall.state;
    const now = this.naive.tickets.filter((ticket) => !ticket.isPast);
    expect([...queueing.tickets.keys()].toSorted()).toEqual(now.map(({ id }) => id).toSorted());
    for (const ticket of now) {
      expect(queueing.tickets.get(ticket.id)).toMatchObject({
        state: ticket.state,
        queueId: ticket.queueId,
        virtualArrival: ticket.place,
        takenAt: ticket.takenAt,
        reservedFor: ticket.reservedFor,
        ...(isAtCounter(ticket) ? { counterId: ticket.counterId } : {}),
      });
    }
    for (const { id, state, staff } of this.naive.counters) {
      const there = this.naive.tickets.filter((ticket) => isAtCounter(ticket) && ticket.counterId === id);
      expect(there.length, "tickets at one counter").toBeLessThanOrEqual(1);
      const counter = calling.counters.get(id);
      expect(counter?.state ?? "closed").toBe(state);
      expect(counter?.staffId ?? null).toBe(staff);
      expect(counter?.ticketId ?? null).toBe(there[0]?.id ?? null);
    }
    const lines = this.naive.config.queues.map(({ id }) => this.naive.waitingIn(id, null));
    const own = this.naive.config.counters.map(({ id }) => this.naive.waitingIn(null, id));
    const idsOf = (line: Iterable<{ id: string }> | undefined) => [...(line ?? [])].map(({ id }) => id);
    for (const [i, { id }] of this.naive.config.queues.entries())
      expect(idsOf(queueing.lines.get(id))).toEqual(idsOf(lines[i]));
    for (const [i, { id }] of this.naive.config.counters.entries())
      expect(idsOf(queueing.lines.get(`counter:${id}`))).toEqual(idsOf(own[i]));
    const numbers = this.naive.tickets.map((ticket) => `${ticket.day} ${this.naive.numberOf(ticket)}`);
    expect(new Set(numbers).size, "numbers of a day").toBe(numbers.length);
  }
}

/** What the rules fix of a real answer, in the words of `#shouldSay`. */
function said(answer: Loose): object {
  if (!answer.ok) return { refused: answer.error.code };
  const { ticket, tickets, lease, counter, why, ahead, counters } = answer.value;
  if (lease) return { leaseFrom: lease.from };
  if (counter) return { counter: counter.id, state: counter.state };
  if (tickets) return { tickets: tickets.map((one: Loose) => [one.id, one.number, one.state]) };
  const { id, number, state, queueId } = ticket ?? {};
  return {
    ticket: ticket && { id, number, state, queueId, class: ticket.class },
    ...(why ? { why: why.code } : {}),
    ...(ahead === undefined ? {} : { ahead, counters }),
  };
}

/** Every command of the steps, done and refused in each way that its rules know. */
const everyOutcome = Object.entries({
  "ticket:take": ["done", "already-has-ticket", "invalid-input", "not-found"],
  "ticket:cancel": ["done", "wrong-state"],
  "ticket:return": ["done", "already-has-ticket", "wrong-state"],
  "lease:take": ["done", "invalid-input", "not-found"],
  "ticket:handIn": ["done", "invalid-input", "not-allowed", "not-found"],
  "counter:open": ["done", "counter-taken", "not-found", "wrong-state"],
  "counter:pause": ["done", "counter-not-open", "wrong-state"],
  "counter:resume": ["done", "counter-not-open", "wrong-state"],
  "counter:close": ["done", "counter-not-open", "invalid-input", "not-allowed", "not-found"],
  "counter:callNext": ["done", "counter-busy", "counter-not-open", "wrong-state"],
  "counter:call": ["done", "counter-busy", "counter-not-open", "not-allowed", "not-found", "wrong-state"],
  "counter:unhold": ["done", "counter-busy", "counter-not-open", "not-found", "wrong-state"],
  "counter:recall": ["done", "counter-not-open", "wrong-state"],
  "counter:start": ["done", "counter-not-open", "wrong-state"],
  "counter:finish": ["done", "counter-not-open", "wrong-state"],
  "counter:skip": ["done", "counter-not-open", "wrong-state"],
  "counter:hold": ["done", "counter-not-open", "wrong-state"],
  "counter:transfer": ["done", "counter-not-open", "invalid-input", "not-found", "wrong-state"],
}).flatMap(([name, outcomes]) => outcomes.map((outcome) => `${name} ${outcome}`));

const town = openTestHall({ isDemonstration: true });
const config = sixCounters(town.hall.config);
forgetTestHall(town);

async function run(instants: Instant[], outcomes: Map<string, number>): Promise<void> {
  const twins = new Twins(config, outcomes);
  const { time } = twins.test;
  try {
    for (const one of instants) {
      if ("press" in one) await twins.press(one.press);
      else if ("wait" in one) time.advanceMinutes(one.wait);
      else if ("turnDay" in one) time.advance((1 + one.turnDay) * dayMs);
      else {
        twins.test = twins.test.restart();
        twins.naive.turnDay(time.wall());
        twins.compare();
      }
    }
  } finally {
    forgetTestHall(twins.test);
  }
}

test("whatever is pressed, in whatever order and at whatever instant: the answers and places of a naive hall", async () => {
  const outcomes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(instant, { minLength: 40, maxLength: 120, size: "max" }), (instants) =>
      run(instants, outcomes),
    ),
    { numRuns: extent(50, 3_000), endOnFailure: true },
  );
  const missing = everyOutcome.filter((outcome) => !outcomes.has(outcome));
  expect(missing.length, `never met: ${missing.join(", ")}`).toBeLessThanOrEqual(extent(8, 0));
});
