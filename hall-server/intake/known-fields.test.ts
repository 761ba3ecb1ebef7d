import { expect, test } from "vitest";
import type { FormField } from "../contract/items.ts";
import { withKnown } from "./known-fields.ts";

const field = (id: string, fillFrom?: FormField["fillFrom"], more: Partial<FormField> = {}): FormField => ({
  id,
  label: { zh: id, en: id },
  type: "text",
  isRequired: true,
  ...(fillFrom ? { fillFrom } : {}),
  ...more,
});
/** Born 2099: belongs to nobody. */
const person = { name: "欧阳甲", idNumber: "999901209901010012", phone: "19900001111" };
const choices = [
  { id: "1", name: { zh: "男", en: "Male" } },
  { id: "2", name: { zh: "女", en: "Female" } },
];
const form = [
  field("owner", "name"),
  field("number", "idNumber"),
  field("sex", "sex"),
  field("sexAsChoice", "sex", { type: "choice", choices }),
  field("born", "birthDate"),
  field("firm", "organisationName"),
  field("on", "today"),
  field("home", "address"),
  field("shop"),
];

test("what the hall knows of a person needs no typing", () => {
  expect(withKnown(form, { shop: "面馆" }, { person, organisation: null }, "2026-11-23")).toEqual({
    shop: "面馆",
    owner: "欧阳甲",
    number: "999901209901010012",
    sex: "男",
    sexAsChoice: "1",
    born: "2099-01-01",
    on: "2026-11-23",
  });
});

test("what was typed stands, and nothing is made up for nobody", () => {
  const said = { owner: "某某公司", number: " " };
  expect(withKnown(form, said, { person: null, organisation: null }, "2026-11-23")).toEqual({
    owner: "某某公司",
    number: " ",
    on: "2026-11-23",
  });
});
