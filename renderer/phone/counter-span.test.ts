import { expect, test } from "vitest";
import { counterSpanOf } from "./counter-span.ts";

test("up to four counters stand as blocks", () => {
  expect(counterSpanOf(["1", "2", "3", "4"])).toEqual({ kind: "blocks", numbers: ["1", "2", "3", "4"] });
  expect(counterSpanOf(["多功能厅"])).toEqual({ kind: "blocks", numbers: ["多功能厅"] });
});

test("more are written as ranges, in the order of their numbers", () => {
  const many = Array.from({ length: 17 }, (_, i) => String(i + 1));
  expect(counterSpanOf(many)).toEqual({ kind: "text", text: "1–17" });
  expect(counterSpanOf(["20", "3", "2", "1", "10", "11"])).toEqual({
    kind: "text",
    text: "1–3、10–11、20",
  });
  expect(counterSpanOf(["1", "2", "3", "4", "多功能厅"])).toEqual({ kind: "text", text: "1–4、多功能厅" });
});
