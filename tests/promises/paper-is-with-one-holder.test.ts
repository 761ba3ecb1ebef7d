/** Whatever people do with paper: each sheet is always with exactly one holder, in the tables as in a plain count beside them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  clerk,
  type Desk,
  openDesk,
  otherClerk,
  reviewer,
  type Taken,
} from "../../hall-server/handover/testing.ts";
import { forgetTestHall } from "../../hall-server/testing.ts";
import { extent } from "./extent.ts";

type Step =
  | {
      kind: "prepare";
      who: "clerk" | "reviewer";
      application: number;
      material: number;
      originals: number;
      copies: number;
    }
  | { kind: "act"; act: "hand" | "cancel" | "receive"; list: number; who: number; missing: number }
  | { kind: "settle"; list: number; outcome: "found" | "lost" }
  | { kind: "bring"; application: number; material: number; originals: number }
  | { kind: "deliver"; application: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("prepare" as const),
      who: fc.constantFrom("clerk" as const, "reviewer" as const),
      application: fc.nat(1),
      material: fc.nat(3),
      originals: fc.nat(2),
      copies: fc.nat(2),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("act" as const),
      act: fc.constantFrom("hand" as const, "cancel" as const, "receive" as const, "receive" as const),
      list: fc.nat(5),
      who: fc.nat(2),
      missing: fc.nat(2),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("settle" as const),
      list: fc.nat(5),
      outcome: fc.constantFrom("found" as const, "lost" as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("bring" as const),
      application: fc.nat(1),
      material: fc.nat(3),
      originals: fc.integer({ min: 1, max: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("deliver" as const), application: fc.nat(1) }) },
);

/** Sheets that ever came, by application. */
function heldNow({ hall }: Desk, { applicationId }: Taken): number {
  const places = hall.handovers.paper.of(applicationId);
  for (const { originals, copies } of places) {
    expect(originals, "nobody has less than nothing").toBeGreaterThanOrEqual(0);
    expect(copies, "nobody has less than nothing").toBeGreaterThanOrEqual(0);
  }
  return places.reduce((sum, { originals, copies }) => sum + originals + copies, 0);
}

test("no sheet is lost, none is doubled, and a replay finds each where it was", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const desk = openDesk();
      const all = [await desk.accepted(), await desk.ready()];
      const came = all.map((taken) => heldNow(desk, taken));
      const lists: string[] = [];
      const people = [clerk, otherClerk, reviewer];
      for (const one of steps) {
        switch (one.kind) {
          case "prepare": {
            const taken = all[one.application];
            if (!taken) break;
            const materialId = taken.materialIds[one.material];
            const answer = await desk.send(one.who === "clerk" ? clerk : reviewer, "handover:prepare", {
              unitId: taken.unitId,
              lines: [
                {
                  applicationId: taken.applicationId,
                  ...(materialId === undefined ? {} : { materialId }),
                  originals: one.originals,
                  copies: one.copies,
                },
              ],
            });
            if (answer.ok) lists.push(answer.value.handover.id);
            break;
          }
          case "act": {
            const handoverId = lists[one.list];
            const who = people[one.who];
            if (handoverId === undefined || !who) break;
            const exceptions =
              one.act === "receive" && one.missing > 0
                ? [{ line: 0, outcome: "missing" as const, originals: one.missing - 1, copies: 0 }]
                : [];
            if (one.act === "receive") await desk.send(who, "handover:receive", { handoverId, exceptions });
            else await desk.send(who, `handover:${one.act}`, { handoverId });
            break;
          }
          case "settle": {
            const handoverId = lists[one.list];
            if (handoverId === undefined) break;
            for (const who of [clerk, reviewer])
              await desk.send(who, "handover:settle", { handoverId, line: 0, outcome: one.outcome });
            break;
          }
          case "bring": {
            const taken = all[one.application];
            const materialId = taken?.materialIds[one.material];
            if (!taken || materialId === undefined) break;
            const answer = await desk.send(clerk, "application:bringGap", {
              applicationId: taken.applicationId,
              materials: [{ materialId, originals: one.originals }],
            });
            if (answer.ok) came[one.application] = (came[one.application] ?? 0) + one.originals;
            break;
          }
          case "deliver": {
            const taken = all[one.application];
            if (!taken) break;
            await desk.send(clerk, "delivery:handOver", {
              applicationId: taken.applicationId,
              collector: { kind: "applicant" },
              checkedBy: "paper",
              signatureBlobId: desk.blob(),
            });
            break;
          }
          default:
            one satisfies never;
        }
        expect(all.map((taken) => heldNow(desk, taken))).toEqual(came);
      }
      const before = all.map(({ applicationId }) => desk.hall.handovers.paper.of(applicationId));
      desk.hall.rebuildDerived();
      expect(all.map(({ applicationId }) => desk.hall.handovers.paper.of(applicationId))).toEqual(before);
      forgetTestHall(desk);
    }),
    { numRuns: extent(15, 300) },
  );
}, 120_000);
