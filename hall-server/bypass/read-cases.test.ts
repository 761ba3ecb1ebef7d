/** A department's list as people really fill it in: what cannot be read is said by row, and no row is lost on the way. */
import { expect, test } from "vitest";
import { nextNumber } from "../intake/number.ts";
import { inventedIdNumber } from "../testing.ts";
import type { SheetCell } from "../workbook/read-sheets.ts";
import { headings, readCases } from "./read-cases.ts";

const titles = Object.values(headings);
const span = { from: "2026-01-01", to: "2026-12-31" };

function read(rows: SheetCell[][], formulas: string[] = []) {
  return readCases([{ name: "清单", rows: [titles, ...rows], formulas: new Set(formulas) }], span);
}
const told = (rows: SheetCell[][], formulas?: string[]) =>
  read(rows, formulas).mistakes.map(({ row, column, because }) => `${row} ${column} ${because}`);

test("every row is a case or a mistake, whichever column is wrong", () => {
  const long = "9".repeat(41);
  expect(told([["c1", "出生登记", "2026-03-19", null, long]])).toEqual(["2 证件号码 too-long"]);
  expect(told([["c1", "出生登记", "2026-03-19", null, "=1+1"]])).toEqual(["2 证件号码 formula"]);
  expect(told([["c1", "出生登记", "2026-03-19", long, null]])).toEqual(["2 一窗办件编号 too-long"]);
  expect(told([["c1", "出生登记", "2026-03-19", 1, null]], ["1,3"])).toEqual(["2 一窗办件编号 formula"]);
});

test("a long number that was typed as a number has lost its last digits: it is said, and compared with nobody's", () => {
  // The sheet holds fifteen digits: an application's number has eighteen, a resident's as well.
  expect(told([["c1", "出生登记", "2026-03-19", Number("999902260302000010"), null]])).toEqual([
    "2 一窗办件编号 lost-digits",
  ]);
  expect(told([["c1", "出生登记", "2026-03-19", null, Number("999901185001010000")]])).toEqual([
    "2 证件号码 lost-digits",
  ]);
  expect(told([[Number("20260319000010000"), "出生登记", "2026-03-19", null, null]])).toEqual([
    "2 案件编号 lost-digits",
  ]);
  expect(read([[202603190001, "出生登记", "2026-03-19", null, null]]).cases[0]?.caseNumber).toBe(
    "202603190001",
  );
});

test("departments number their cases as they like; only somebody's own resident number is no number of a case", () => {
  const row = (caseNumber: string) => [caseNumber, "出生登记", "2026-03-19", null, null];
  const kept = ["202603190001", "JA2026000123", "C1234567"];
  expect(read(kept.map(row)).cases.map(({ caseNumber }) => caseNumber)).toEqual(kept);
  expect(told([row(inventedIdNumber(1))])).toEqual(["2 案件编号 not-right"]);
});

test("a number of ours with a wrong digit is told, and does not make its case one that nobody took in", () => {
  const right = nextNumber("999902260302", null) ?? "";
  const wrong = right.replace(/1(.)$/, "2$1");
  expect(told([["c1", "出生登记", "2026-03-19", right, null]])).toEqual([]);
  expect(told([["c1", "出生登记", "2026-03-19", wrong, null]])).toEqual(["2 一窗办件编号 not-right"]);
});

test("the first and the last day of the span, days that are none, and a date that is only a number", () => {
  const { cases, mistakes } = read([
    ["c1", "出生登记", "2026-01-01", null, null],
    ["c2", "出生登记", "2026年12月31日", null, null],
    ["c3", "出生登记", "2025-12-31", null, null],
    ["c4", "出生登记", "2026-02-29", null, null],
    ["c5", "出生登记", 46100, null, null],
    ["c6", "出生登记", 20260228, null, null],
  ]);
  expect(cases.map(({ day }) => day)).toEqual(["2026-01-01", "2026-12-31", "2026-02-28"]);
  expect(mistakes.map(({ row, because }) => `${row} ${because}`)).toEqual([
    "4 outside",
    "5 not-a-date",
    "6 not-a-date",
  ]);
});

test("cells that were joined: what stands in the first of them is missing in the next, and twice is not said of nothing", () => {
  expect(
    told([
      ["c1", "出生登记", "2026-03-19", null, null],
      [null, null, "2026-03-20", null, null],
      [null, null, "2026-03-21", null, null],
    ]),
  ).toEqual(["3 案件编号 empty", "3 事项 empty", "4 案件编号 empty", "4 事项 empty"]);
});
