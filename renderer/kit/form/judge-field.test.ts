import { expect, test } from "vitest";
import type { FormField } from "../../../hall-server/contract/items.ts";
import { judgeField } from "./judge-field.ts";

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
