import fc from "fast-check";
import { expect, test } from "vitest";
import { comesBefore, type Place, WaitingLine } from "./waiting-line.ts";

/** Also more than a block holds. */
const places = fc
  .array(fc.integer({ min: 0, max: 400 }), { maxLength: 1_500, size: "max" })
  .map((arrivals) => arrivals.map((virtualArrival, order): Place => ({ virtualArrival, order })));

const naive = (members: Place[]) => members.toSorted((a, b) => (comesBefore(a, b) ? -1 : 1));

test("a line has the order of a sorted list, whatever comes and goes", () => {
  fc.assert(
    fc.property(places, fc.array(fc.nat(), { maxLength: 4_000, size: "max" }), (members, leaving) => {
      const line = new WaitingLine<Place>();
      for (const member of members) line.add(member);
      const left = new Set(leaving.map((n) => members[n % Math.max(1, members.length)]));
      expect([...left].every((member) => member === undefined || line.remove(member))).toBe(true);
      const expected = naive(members.filter((member) => !left.has(member)));
      expect([...line]).toEqual(expected);
      expect(line.size).toBe(expected.length);
      expect(line.first()).toBe(expected[0]);
      expect(line.last()).toBe(expected.at(-1));
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test("rank and place agree with counting", () => {
  fc.assert(
    fc.property(places, fc.integer({ min: 0, max: 400 }), (members, virtualArrival) => {
      const line = new WaitingLine<Place>();
      for (const member of members) line.add(member);
      const asked = { virtualArrival, order: members.length / 2 };
      expect(line.rank(asked)).toBe(members.filter((member) => comesBefore(member, asked)).length);
      const inOrder = naive(members);
      expect(members.map((_, rank) => line.at(rank))).toEqual(inOrder);
      expect(inOrder.map((member) => line.rank(member))).toEqual(members.map((_, rank) => rank));
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

test("who is not in the line cannot leave it", () => {
  const line = new WaitingLine<Place>();
  expect(line.remove({ virtualArrival: 1, order: 1 })).toBe(false);
  line.add({ virtualArrival: 1, order: 1 });
  expect(line.remove({ virtualArrival: 1, order: 1 })).toBe(false);
  expect(line.size).toBe(1);
});
