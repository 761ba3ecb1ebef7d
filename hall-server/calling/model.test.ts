/**
 * All ways to touch a ticket, in random order from many counters, against a naive reference: a ticket is never at two
 * counters, a counter never has two, numbers are unique, and the next one is whoever a sorted list would give.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { CounterPlace } from "../catalog/config.ts";
import { device, openTestHall, staff, type TestHall } from "../testing.ts";

const kiosk = device("kiosk-1", "kiosk");
const clerks = ["1", "2", "3", "4"].map((counterId) => ({ counterId, who: staff(`clerk-0${counterId}`) }));
const classes = ["ordinary", "soldier", "disabled", "pregnant"];

interface Naive {
  id: string;
  queueId: string;
  arrival: number;
  takenAt: number;
  order: number;
  state: string;
  counterId: string | null;
  reservedFor: string | null;
}

type Step =
  | { do: "take"; queue: number; class: number }
  | {
      do: "open" | "close" | "next" | "recall" | "start" | "finish" | "skip" | "hold" | "pause" | "resume";
      clerk: number;
    }
  | { do: "chosen" | "unhold" | "return" | "cancel"; clerk: number; ticket: number }
  | { do: "transfer"; clerk: number; to: number }
  | { do: "wait"; minutes: number };

const clerk = fc.nat(3);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("take" as const), queue: fc.nat(1), class: fc.nat(3) }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("next" as const), clerk }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("open" as const), clerk }) },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constantFrom("close", "recall", "start", "finish", "skip", "hold", "pause", "resume"),
      clerk,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom("chosen", "unhold", "return", "cancel"),
      clerk,
      ticket: fc.nat(40),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("transfer" as const), clerk, to: fc.nat(5) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("wait" as const), minutes: fc.integer({ min: 0, max: 20 }) }),
  },
);

/** Who a sorted list would call at this counter; null for nobody. */
function naiveNext(tickets: Naive[], place: CounterPlace, now: number): Naive | null {
  const inOrder = (list: Naive[]) =>
    list.toSorted((a, b) => a.arrival - b.arrival || a.order - b.order)[0] ?? null;
  const waiting = tickets.filter((ticket) => ticket.state === "waiting");
  const own = waiting.filter((ticket) =>
    ticket.reservedFor === null ? place.queueIds.includes(ticket.queueId) : ticket.reservedFor === place.id,
  );
  const help = place.overflow.flatMap(({ queueId, whenWaitPassesMinutes }) => {
    const there = waiting.filter((ticket) => ticket.reservedFor === null && ticket.queueId === queueId);
    const waits = there.map((ticket) => now - Math.max(ticket.takenAt, ticket.arrival));
    const isLong =
      whenWaitPassesMinutes !== null && waits.some((wait) => wait > whenWaitPassesMinutes * 60_000);
    return own.length === 0 || isLong ? there : [];
  });
  return inOrder([...own, ...help]);
}

async function run(test: TestHall, steps: Step[]): Promise<void> {
  const { hall, send, time } = test;
  const numbers = new Set<string>();
  const ids: string[] = [];
  const places = new Map(hall.config.counters.map((place) => [place.id, place]));
  for (const one of steps) {
    const mirror = (): Naive[] =>
      [...hall.state.queueing.tickets.values()].map((ticket) => ({
        id: ticket.id,
        queueId: ticket.queueId,
        arrival: ticket.virtualArrival,
        takenAt: ticket.takenAt,
        order: ticket.order,
        state: ticket.state,
        counterId: ticket.counterId,
        reservedFor: ticket.reservedFor,
      }));
    const at = "clerk" in one ? clerks[one.clerk] : undefined;
    const who = at?.who ?? clerks[0]?.who ?? staff("clerk-01");
    const ticketId = "ticket" in one ? (ids[one.ticket % Math.max(1, ids.length)] ?? "none") : "none";
    switch (one.do) {
      case "wait":
        time.advanceMinutes(one.minutes);
        break;
      case "take": {
        const queueId = hall.config.queues[one.queue]?.id ?? "all-round";
        const taken = await send(kiosk, "ticket:take", { queueId, class: classes[one.class] });
        if (!taken.ok) throw new Error(JSON.stringify(taken.error));
        expect(numbers.has(taken.value.ticket.number), "a number twice").toBe(false);
        numbers.add(taken.value.ticket.number);
        ids.push(taken.value.ticket.id);
        break;
      }
      case "open":
        await send(who, "counter:open", { counterId: at?.counterId ?? "1" });
        break;
      case "next": {
        const counter = hall.state.calling.counters.get(at?.counterId ?? "");
        const isFree = counter?.state === "open" && counter.ticketId === null;
        const place = places.get(at?.counterId ?? "");
        const expected = place ? naiveNext(mirror(), place, hall.clock.now()) : null;
        const answer = await send(who, "counter:callNext");
        if (isFree) expect(answer.ok && (answer.value.ticket?.id ?? null)).toBe(expected?.id ?? null);
        else expect(answer.ok).toBe(false);
        break;
      }
      case "chosen":
        await send(who, "counter:call", { ticketId, reason: "赶车" });
        break;
      case "unhold":
        await send(who, "counter:unhold", { ticketId });
        break;
      case "return":
        await send(kiosk, "ticket:return", { ticketId });
        break;
      case "cancel":
        await send(kiosk, "ticket:cancel", { ticketId });
        break;
      case "transfer":
        await send(who, "counter:transfer", {
          reason: "换窗口",
          ...(one.to < 2
            ? { toQueueId: hall.config.queues[one.to]?.id }
            : { toCounterId: String(one.to - 1) }),
        });
        break;
      case "close":
      case "recall":
      case "start":
      case "finish":
      case "resume":
        await send(who, `counter:${one.do}`);
        break;
      case "skip":
      case "hold":
      case "pause":
        await send(who, `counter:${one.do}`, { reason: "先等一等" });
        break;
    }
    checkInvariants(test);
  }
}

function checkInvariants({ hall }: TestHall): void {
  const { queueing, calling } = hall.state;
  const atCounters = new Map<string, string>();
  for (const counter of calling.counters.values()) {
    if (counter.ticketId === null) continue;
    expect(atCounters.has(counter.ticketId), "a ticket at two counters").toBe(false);
    atCounters.set(counter.ticketId, counter.id);
  }
  const inLines = new Set(
    [...queueing.lines.values()].flatMap((line) => [...line].map((ticket) => ticket.id)),
  );
  for (const ticket of queueing.tickets.values()) {
    const isAtCounter = ticket.state === "called" || ticket.state === "serving";
    expect(atCounters.get(ticket.id) ?? null).toBe(isAtCounter ? ticket.counterId : null);
    expect(inLines.has(ticket.id)).toBe(ticket.state === "waiting");
    expect(queueing.setAside.has(ticket.id)).toBe(ticket.state === "held" || ticket.state === "skipped");
  }
}

test("whatever is pressed, in whatever order, nobody is doubled or lost and the order holds", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 120 }), async (steps) => {
      const test = openTestHall({ isDemonstration: true });
      try {
        await run(test, steps);
        const before = JSON.stringify([...test.hall.state.queueing.tickets.values()]);
        const again = test.restart();
        expect(JSON.stringify([...again.hall.state.queueing.tickets.values()])).toBe(before);
        again.hall.stop();
      } finally {
        test.db.close();
      }
    }),
    { numRuns: 12 },
  );
});

test("four counters press at the same instant: four different people", async () => {
  const { hall, send, done } = openTestHall({ isDemonstration: true });
  for (let i = 0; i < 6; i += 1) await done(kiosk, "ticket:take", { queueId: "all-round" });
  for (const { counterId, who } of clerks) await done(who, "counter:open", { counterId });
  const answers = await Promise.all(clerks.map(({ who }) => send(who, "counter:callNext")));
  const called = answers.map((answer) => (answer.ok ? answer.value.ticket?.id : null));
  expect(new Set(called).size).toBe(4);
  hall.stop();
});
