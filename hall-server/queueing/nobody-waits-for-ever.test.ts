/**
 * P4: whoever waits in a queue is overtaken only by those who came within the largest head start after them, whatever
 * is transferred, handed in or brought back, and whatever the clock does.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { device, openTestHall, staff, type TestHall } from "../testing.ts";

const kiosk = device("kiosk-1", "kiosk");
const manager = staff("manager", "manager");
const clerks = ["1", "4"].map((counterId) => ({ counterId, who: staff(`clerk-0${counterId}`) }));
const classes = ["ordinary", "ordinary", "elderly", "soldier", "ill"];

type Move =
  | { do: "take" | "hand-in"; queue: number; class: number }
  | { do: "serve" | "skip" | "transfer"; clerk: number }
  | { do: "return"; ticket: number }
  | { do: "wait" | "step"; minutes: number }
  | { do: "confirm" };

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant("take" as const), queue: fc.nat(1), class: fc.nat(4) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("hand-in" as const), queue: fc.nat(1), class: fc.nat(4) }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom("serve", "skip", "transfer"), clerk: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("return" as const), ticket: fc.nat(60) }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max: 12 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("step" as const), minutes: fc.integer({ min: -90, max: 90 }) }),
  },
  { weight: 1, arbitrary: fc.constant<Move>({ do: "confirm" }) },
);

/** Presses "next" and checks the bound against everybody who goes on waiting there in the place that they had at first. */
async function callNext({ hall, send }: TestHall, who: (typeof clerks)[number]["who"], boundMs: number) {
  const answer = await send(who, "counter:callNext");
  const ticketId = answer.ok ? answer.value.ticket?.id : undefined;
  const called = hall.state.queueing.tickets.get(ticketId ?? "");
  if (!called) return;
  for (const waiting of hall.state.queueing.tickets.values()) {
    if (waiting.state !== "waiting" || waiting.queueId !== called.queueId || waiting.reservedFor) continue;
    if (called.why?.code === "own-queue" || waiting.returns > 0) continue;
    expect(called.takenAt - waiting.takenAt).toBeLessThanOrEqual(boundMs);
  }
}

async function run(test: TestHall, moves: Move[]): Promise<void> {
  const { hall, send, time } = test;
  const boundMs = Math.max(...hall.config.classes.map((one) => one.headStartMinutes)) * 60_000;
  const queueOf = (n: number) => ["all-round", "errands"][n] ?? "all-round";
  for (const { who, counterId } of clerks) await send(who, "counter:open", { counterId });
  for (const one of moves) {
    const clerk = ("clerk" in one ? clerks[one.clerk] : clerks[0])?.who ?? manager;
    const now = hall.iso(hall.clock.now());
    if (one.do === "take") {
      await send(kiosk, "ticket:take", { queueId: queueOf(one.queue), class: classes[one.class] });
    } else if (one.do === "hand-in") {
      const lease = await send(kiosk, "lease:take", { queueId: queueOf(one.queue), count: 1 });
      const ticketId = lease.ok ? (lease.value.lease.tickets[0]?.ticketId ?? "") : "";
      time.advanceMinutes(7);
      await send(kiosk, "ticket:handIn", {
        tickets: [{ ticketId, takenAt: now, class: classes[one.class] }],
      });
    } else if (one.do === "return") {
      const ids = [...hall.state.queueing.tickets.keys()];
      await send(kiosk, "ticket:return", { ticketId: ids[one.ticket % Math.max(1, ids.length)] ?? "none" });
    } else if (one.do === "wait") time.advanceMinutes(one.minutes);
    else if (one.do === "step") time.stepWall(one.minutes * 60_000);
    else if (one.do === "confirm") await send(manager, "clock:confirm");
    else {
      await callNext(test, clerk, boundMs);
      if (one.do === "skip") await send(clerk, "counter:skip", { reason: "absent" });
      if (one.do === "transfer")
        await send(clerk, "counter:transfer", { toQueueId: "errands", reason: "换窗口" });
      await send(clerk, "counter:start");
      await send(clerk, "counter:finish");
    }
  }
}

test("nobody is overtaken by somebody who came more than the largest head start later", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 30, maxLength: 120 }), async (moves) => {
      const test = openTestHall({ isDemonstration: true });
      try {
        await run(test, moves);
      } finally {
        test.db.close();
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
});
