import { expect, test } from "vitest";
import type { IdCard } from "../../../drivers/contract/id-card.ts";
import type { FormField } from "../../../hall-server/contract/items.ts";
import { emptyDraft, withField } from "./draft.ts";
import { filledFromCard, knownToHall } from "./fill-fields.ts";

const field = (id: string, fillFrom?: FormField["fillFrom"], more: Partial<FormField> = {}): FormField => ({
  id,
  label: { zh: id, en: id },
  type: "text",
  isRequired: true,
  ...(fillFrom ? { fillFrom } : {}),
  ...more,
});
/** Born 2099: belongs to nobody. */
const laid: IdCard = {
  cardKind: "resident",
  name: "欧阳甲",
  sex: "male",
  nationCode: "01",
  birth: "2099-01-01",
  address: "示例县示例镇一号",
  idNumber: "999901209901010012",
  issuer: "示例县公安局",
  validFrom: "2099-01-01",
  validTo: null,
};
const sex = field("sex", "sex", {
  type: "choice",
  choices: [
    { id: "1", name: { zh: "男", en: "Male" } },
    { id: "2", name: { zh: "女", en: "Female" } },
  ],
});
const holder = { name: "欧*", sex: null, idNumber: "999***********0012", phone: null };

test("a card fills what is empty, and a choice by what it means", () => {
  const form = [field("name", "name"), sex, field("home", "address"), field("phone", "phone"), field("shop")];
  const draft = withField(emptyDraft("x", true), "name", "改过的名字");
  expect(filledFromCard(draft, form, laid).fields).toEqual({
    name: "改过的名字",
    sex: "1",
    home: "示例县示例镇一号",
  });
});

test("a foreigner's Chinese name goes into the form, and of the choices the one that is meant or none", () => {
  const { nationCode: _none, address: _nowhere, issuer: _nobody, ...common } = laid;
  const foreigner: IdCard = {
    ...common,
    cardKind: "foreigner",
    name: "EXAMPLE, ANNA",
    chineseName: "安娜",
    countryCode: "ZZZ",
  };
  const nation = field("nation", "nation", {
    type: "choice",
    choices: [{ id: "01", name: { zh: "汉族", en: "Han" } }],
  });
  const draft = emptyDraft("x", true);
  expect(filledFromCard(draft, [field("name", "name"), nation], foreigner).fields).toEqual({ name: "安娜" });
  expect(filledFromCard(draft, [nation], laid).fields).toEqual({ nation: "01" });
});

test("what the hall knows is shown masked; what it does not know has to be typed", () => {
  const draft = emptyDraft("x", true);
  const known = (one: FormField) => knownToHall(one, draft, holder, "2026-11-23");
  expect(known(field("name", "name"))).toBe("欧*");
  expect(known(field("number", "idNumber"))).toBe("999***********0012");
  expect(known(field("phone", "phone"))).toBeNull();
  expect(known(field("home", "address"))).toBeNull();
  expect(known(field("on", "today"))).toBe("2026-11-23");
});

test("an organisation's representative who is not named is the ticket's person; one who is, is not", () => {
  const draft = emptyDraft("x", true);
  const firm = { ...draft.applicant, who: "organisation" as const };
  const name = field("name", "name");
  expect(knownToHall(name, { ...draft, applicant: firm }, holder, "")).toBe("欧*");
  const named = { ...firm, person: { name: "赵乙", idNumber: "", phone: "" } };
  expect(knownToHall(name, { ...draft, applicant: named }, holder, "")).toBe("赵乙");
});
