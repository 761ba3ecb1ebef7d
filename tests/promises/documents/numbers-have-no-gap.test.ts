import fc from "fast-check";
import { expect, test } from "vitest";
import type { DocumentKind } from "../../../hall-server/contract/documents.ts";
import { clerk, openDesk } from "../../../hall-server/handover/testing.ts";
import { forgetTestHall } from "../../../hall-server/testing.ts";
import { extent } from "../extent.ts";

const kinds = ["receipt", "acceptance-notice", "supplement-notice", "application-form"] as const;
const words: Partial<Record<DocumentKind, string>> = {
  receipt: "收",
  "acceptance-notice": "受",
  "supplement-notice": "补",
};

type Step =
  | { kind: "issue"; kinds: DocumentKind[] }
  | { kind: "restart" | "next-year" | "rebuild" | "refused" };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("issue" as const),
      kinds: fc.array(fc.constantFrom<DocumentKind>(...kinds), { minLength: 1, maxLength: 5 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("restart", "next-year", "rebuild", "refused") as fc.Arbitrary<never>,
    }),
  },
);

test("whatever happens between, a series counts from 1 in each year, without a gap and without a number twice", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      let desk = openDesk();
      const { applicationId } = await desk.accepted();
      const counted = new Map<string, number>();
      let year = 2026;
      for (const one of steps) {
        if (one.kind === "issue") {
          const answers = await Promise.all(
            one.kinds.map((kind) => desk.done(clerk, "document:issue", { applicationId, kind })),
          );
          for (const [i, kind] of one.kinds.entries()) {
            const word = words[kind];
            const key = `${word} ${year}`;
            if (word) counted.set(key, (counted.get(key) ?? 0) + 1);
            const expected = word ? `示镇服${word}〔${year}〕${counted.get(key)}号` : "";
            expect(answers[i]?.document.number).toBe(expected);
          }
        } else if (one.kind === "restart") desk = { ...desk, ...desk.restart() };
        else if (one.kind === "rebuild") desk.hall.rebuildDerived();
        else if (one.kind === "refused") {
          const answer = await desk.send(clerk, "document:issue", {
            applicationId: "nobody",
            kind: "receipt",
          });
          expect(answer).toMatchObject({ ok: false });
        } else {
          desk.time.advanceMinutes(365 * 24 * 60);
          year += 1;
        }
      }
      forgetTestHall(desk);
    }),
    { numRuns: extent(6, 300) },
  );
});
