import fc from "fast-check";
import { expect, it } from "vitest";
import { extent } from "../testing/extent.ts";
import { createPressRule } from "./press-rule.ts";

const step = fc.record({
  afterMs: fc.integer({ min: 0, max: 8000 }),
  does: fc.oneof(
    fc.record({ ask: fc.integer({ min: 1000, max: 10_000 }) }),
    fc.record({ press: fc.integer({ min: -1, max: 7 }) }),
    fc.constant({ close: true }),
  ),
});

it("at most one press counts for each question, the first one in its time, and no code becomes another level", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const rule = createPressRule("when-asked", 5000);
      let nowMs = 0;
      /** Until when the question that is open now may be answered. */
      let open: number | null = null;
      for (const { afterMs, does } of steps) {
        nowMs += afterMs;
        if ("ask" in does) {
          rule.open(nowMs, does.ask);
          open = nowMs + does.ask;
        } else if ("close" in does) {
          rule.close();
          open = null;
        } else {
          const isLevel = does.press >= 1 && does.press <= 5;
          const counts = isLevel && open !== null && nowMs < open;
          expect(rule.press(does.press, nowMs)).toBe(counts ? does.press : null);
          if (counts) open = null;
        }
      }
    }),
    { numRuns: extent(500, 50_000) },
  );
});

it("a stranger's code does not use up the question", () => {
  const rule = createPressRule("when-asked", 5000);
  rule.open(0, 10_000);
  expect(rule.press(9, 10)).toBeNull();
  expect(rule.press(2, 20)).toBe(2);
  expect(rule.press(5, 30)).toBeNull();
});

it("where every press counts, the same person's second one does not", () => {
  const rule = createPressRule("always", 5000);
  expect(rule.press(2, 0)).toBe(2);
  expect(rule.press(5, 4999)).toBeNull();
  expect(rule.press(5, 5000)).toBe(5);
});
