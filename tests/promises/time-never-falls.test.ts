/** Whatever the wall does, by seconds or by days, confirmed or not, through restarts: hall time only goes on. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { device, forgetTestHall, openTestHall, staff, type TestHall } from "../../hall-server/testing.ts";
import { hallDayOf } from "../../hall-server/time/hall-day.ts";
import { extent } from "./extent.ts";

const kiosk = device("kiosk-1", "kiosk");
const manager = staff("manager", "manager");
const clerk = staff("clerk-01");
const minuteMs = 60_000;
const days = 24 * 60 * minuteMs;

type Move = { do: "take" | "serve" | "confirm" | "restart" | "tick" } | { do: "pass" | "step"; ms: number };

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom("take" as const, "take" as const, "serve" as const) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom("confirm" as const, "restart" as const, "tick" as const) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("pass" as const), ms: fc.nat(90 * minuteMs) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("pass" as const), ms: fc.nat(2 * days) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("step" as const),
      ms: fc.oneof(
        fc.integer({ min: -2 * minuteMs, max: 2 * minuteMs }),
        fc.integer({ min: -3 * 60 * minuteMs, max: 3 * 60 * minuteMs }),
        fc.integer({ min: -4 * days, max: 4 * days }),
      ),
    }),
  },
);

async function run(moves: Move[], first: TestHall): Promise<TestHall> {
  let test = first;
  await test.send(clerk, "counter:open", { counterId: "1" });
  for (const one of moves) {
    const { hall, send, time } = test;
    switch (one.do) {
      case "take":
        expect((await send(kiosk, "ticket:take", { queueId: "all-round" })).ok).toBe(true);
        break;
      case "serve": {
        const called = await send(clerk, "counter:callNext");
        const why = called.ok && called.value.ticket ? called.value.why : null;
        expect(why?.waitedMinutes ?? 0).toBeGreaterThanOrEqual(0);
        await send(clerk, "counter:start");
        await send(clerk, "counter:finish");
        break;
      }
      case "confirm":
        await send(manager, "clock:confirm");
        break;
      case "restart":
        test = test.restart();
        break;
      case "tick":
        hall.tick();
        await new Promise((resolve) => setImmediate(resolve));
        break;
      case "pass":
        time.advance(one.ms);
        break;
      case "step":
        time.stepWall(one.ms);
        break;
    }
  }
  return test;
}

interface Row {
  at: number;
  day: string;
  name: string;
  data: string;
}

test("the journal's times and days never fall, days turn once, and no number of a day comes twice", async () => {
  let turns = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 30, maxLength: 120, size: "max" }), async (moves) => {
      let test = openTestHall({ isDemonstration: true });
      test.db.pragma("synchronous = OFF");
      try {
        test = await run(moves, test);
        const rows = test.db
          .prepare("select at, day, name, data from facts order by position")
          .all() as Row[];
        const sorted = (values: (string | number)[]) =>
          values.every((value, i) => i === 0 || (values[i - 1] ?? value) <= value);
        expect(sorted(rows.map(({ at }) => at)), "times").toBe(true);
        expect(sorted(rows.map(({ day }) => day)), "days").toBe(true);
        const turned = rows
          .filter(({ name }) => name === "day-turned")
          .map(({ data }) => JSON.parse(data).day);
        expect(new Set(turned).size).toBe(turned.length);
        turns += turned.length;
        const numbers = rows
          .filter(({ name }) => name === "ticket-taken")
          .map(({ data, at }) => ({ ...JSON.parse(data), at }));
        for (const { day, at } of numbers) expect(day).toBe(hallDayOf(at, "Asia/Shanghai"));
        expect(new Set(numbers.map(({ day, number }) => `${day} ${number}`)).size).toBe(numbers.length);
      } finally {
        forgetTestHall(test);
      }
    }),
    { numRuns: extent(40, 5_000), endOnFailure: true },
  );
  expect(turns).toBeGreaterThan(extent(60, 8_000));
});
