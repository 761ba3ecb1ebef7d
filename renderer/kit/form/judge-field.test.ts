import { expect, test } from "vitest";
import type { FormField } from "../../../hall-server/contract/items.ts";
import { judgeCreditCode, judgeField, judgeIdNumber } from "./judge-field.ts";

const born: FormField = {
  ...{ id: "birth-date", label: { zh: "出生日期", en: "Date of birth" }, type: "date", isRequired: true },
  notAfter: "today",
};
const { notAfter: _none, ...unbound } = born;
const moved: FormField = { ...unbound, id: "transport-date", notBefore: "today" };
const today = "2026-03-19";

test("a date is judged by the bounds that it has by itself", () => {
  expect(judgeField(born, "2026-03-20", false, today)).toEqual({ fault: "after-today", does: "stops" });
  expect(judgeField(born, today, false, today)).toBeNull();
  expect(judgeField(moved, "2026-03-18", false, today)).toEqual({ fault: "before-today", does: "stops" });
  expect(judgeField(moved, today, false, today)).toBeNull();
  expect(judgeField(born, "2026-02-30", false, today)).toEqual({ fault: "not-a-date", does: "stops" });
});

test("统一社会信用代码: what breaks the rule of its check character warns and stops nobody, since some old codes do", () => {
  for (const code of ["91350100M000100Y43", "91110000101623741K", "91350100m000100y43"])
    expect([code, judgeCreditCode(code)]).toEqual([code, null]);
  const odd = { fault: "odd-credit-code", does: "warns" };
  // The last is seen in many handbooks; I, O, S, V and Z are no signs of a code.
  for (const code of ["91350100M000100Y44", "91350100M000100Y4", "9135010OM000100Y43", "91310115MA1H8R7C6D"])
    expect([code, judgeCreditCode(code)]).toEqual([code, odd]);
});

test("an identity number with a wrong check character stops; a passport's number has none", () => {
  for (const number of ["11010519491231002X", "11010519491231002x", "440524188001010014", "E12345678"])
    expect([number, judgeIdNumber(number)]).toEqual([number, null]);
  for (const number of ["110105194912310021", "440524188001010015"])
    expect([number, judgeIdNumber(number)?.does]).toEqual([number, "stops"]);
});
