import { expect, test } from "vitest";
import { readProgress } from "./read-progress.ts";

test("a pasted list is read line by line, and what is not understood is told by its line", () => {
  const lines = readProgress(
    "99990226030200001X\t受理\t2026/3/4\n\nA-1,准予,2026年3月5日,已制证\r\nA-2，消失了\nA-3,受理,2026-02-30\n",
  );
  expect(lines).toEqual([
    {
      line: 1,
      text: "99990226030200001X\t受理\t2026/3/4",
      row: { number: "99990226030200001X", status: "accepted", on: "2026-03-04" },
    },
    {
      line: 3,
      text: "A-1,准予,2026年3月5日,已制证",
      row: { number: "A-1", status: "decided", outcome: "granted", on: "2026-03-05", note: "已制证" },
    },
    { line: 4, text: "A-2，消失了", row: null },
    { line: 5, text: "A-3,受理,2026-02-30", row: null },
  ]);
});

test("names of the language's own objects are no progress", () => {
  expect(readProgress("A-1,constructor").map(({ row }) => row)).toEqual([null]);
});
