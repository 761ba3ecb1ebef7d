import { expect, test } from "vitest";
import { sampleCards } from "../../../drivers/simulators/sample-cards.ts";
import { holderOf, maskPerson } from "./person.ts";

const card = (cardId: string) => {
  const sample = sampleCards.find((one) => one.cardId === cardId);
  if (!sample) throw new Error(`No sample card ${cardId}.`);
  return sample.card;
};

test("the first character and a star, and how the person is addressed", () => {
  expect(maskPerson(card("resident"))).toEqual({ name: "章*", sex: "male" });
  expect(maskPerson(card("hmt-resident"))).toEqual({ name: "陈*", sex: "female" });
});

test("a permanent resident is masked by the Chinese name where there is one", () => {
  expect(maskPerson(card("foreigner")).name).toBe("安*");
  expect(maskPerson(card("foreigner-2023")).name).toBe("M*");
});

test("a character of two code units stays whole", () => {
  const rare = { ...card("resident"), name: "𠮷示例" };
  expect(maskPerson(rare).name).toBe("𠮷*");
});

test("no field of any card is in what the page gets", () => {
  for (const { card: one } of sampleCards) {
    const shown = JSON.stringify(maskPerson(one));
    expect(shown).not.toContain(one.idNumber);
    expect(shown).not.toContain(one.name);
  }
});

test("the hall gets name and number, and nothing else of the card", () => {
  expect(Object.keys(holderOf(card("resident"))).sort()).toEqual(["idNumber", "name"]);
});
