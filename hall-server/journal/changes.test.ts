import fc from "fast-check";
import { expect, test } from "vitest";
import { Changes, FinalChanges } from "./changes.ts";

interface Memory {
  record: { state: string; since: number | null };
  index: Map<string, number | string | null>;
  line: number[];
}

type Change = (memory: Memory, changes: Changes) => void;

const key = fc.constantFrom("a", "b", "c");
/** Also what a careless look takes for nothing. */
const value = fc.constantFrom(null, 0, "", 1, "x");

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(key, value).map(
    ([at, to]): Change =>
      ({ index }, changes) =>
        changes.put(index, at, to),
  ),
  key.map(
    (at): Change =>
      ({ index }, changes) =>
        changes.drop(index, at),
  ),
  fc.constantFrom({ state: "open" }, { since: null }, { state: "", since: 0 }).map(
    (patch): Change =>
      ({ record }, changes) =>
        changes.set(record, patch),
  ),
  fc.nat(9).map(
    (member): Change =>
      ({ line }, changes) => {
        line.push(member);
        changes.did(() => line.pop());
      },
  ),
);

const begun = (): Memory => ({
  record: { state: "closed", since: 5 },
  index: new Map([["a", 0]]),
  line: [7],
});

test("taken back to a mark, and then to the beginning: as it was at each; for good: the same changes", () => {
  fc.assert(
    fc.property(fc.array(change), fc.array(change), (first, second) => {
      const [memory, final, changes] = [begun(), begun(), new Changes()];
      for (const one of first) one(memory, changes);
      for (const one of first) one(final, new FinalChanges());
      const [mark, atMark] = [changes.mark(), structuredClone(memory)];
      expect(final).toEqual(atMark);
      for (const one of second) one(memory, changes);
      changes.takeBack(mark);
      expect(memory).toEqual(atMark);
      changes.takeBack();
      expect(memory).toEqual(begun());
    }),
  );
});
