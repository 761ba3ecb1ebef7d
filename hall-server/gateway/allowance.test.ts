import fc from "fast-check";
import { expect, test } from "vitest";
import { Allowance } from "./allowance.ts";

test("whenever changes come, no second sees more than ten sends", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { maxLength: 300 }), (pauses) => {
      const allowance = new Allowance();
      const sent: number[] = [];
      let now = 5_000;
      for (const pause of pauses) {
        now += pause;
        if (!allowance.isLeft(now)) continue;
        allowance.use(now);
        sent.push(now);
      }
      for (const [i, at] of sent.entries())
        expect((sent[i + 10] ?? Number.POSITIVE_INFINITY) - at).toBeGreaterThanOrEqual(1_000);
    }),
  );
});

test("a change that comes alone goes out at once", () => {
  const allowance = new Allowance();
  for (let now = 1_000; now < 60_000; now += 200) {
    expect(allowance.isLeft(now)).toBe(true);
    allowance.use(now);
  }
});
