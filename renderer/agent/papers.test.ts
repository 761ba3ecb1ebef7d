import fc from "fast-check";
import { expect, test } from "vitest";
import { centsOf, readPapers, yuanOf } from "./papers.ts";

test("a line names a sort of paper and says how many; a name alone is one original", () => {
  expect(readPapers("户口簿 原件1\n身份证 原件1 复印件2\n\n申请表\nLease copies 2")).toEqual([
    { name: "户口簿", originals: 1, copies: 0 },
    { name: "身份证", originals: 1, copies: 2 },
    { name: "申请表", originals: 1, copies: 0 },
    { name: "Lease", originals: 0, copies: 2 },
  ]);
});

test("a line that is no paper is told by its number", () => {
  expect(readPapers(`户口簿\n${"长".repeat(61)}`)).toBe(2);
});

test("an amount is read in cents and never rounded", () => {
  expect(["20", "20.5", "0.05"].map(centsOf)).toEqual([2_000, 2_050, 5]);
  expect(["", "0", "1.234", "-3", "abc", "12345678"].map(centsOf)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test("what was read is shown as it was meant", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), (cents) => {
      expect(centsOf(yuanOf(cents))).toBe(cents);
    }),
  );
});
