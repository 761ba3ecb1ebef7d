import { expect, it } from "vitest";
import { decodeCardText, encodeCardText } from "../id-card-reader/card.ts";
import { checkSignOf, sampleCards } from "./sample-cards.ts";

it.each(sampleCards.map((sample) => [sample.cardId, sample] as const))(
  "%s goes through a card and back unchanged",
  (_id, sample) => {
    expect(decodeCardText(encodeCardText(sample.card))).toEqual({ ok: true, value: sample.card });
  },
);

it("numbers have a right check sign, fit the birth date and belong to no place", () => {
  for (const { card } of sampleCards) {
    if (card.cardKind === "foreigner") {
      expect(card.countryCode).toBe("ZZZ");
      continue;
    }
    expect(card.idNumber).toMatch(/^9999\d{2}/);
    expect(card.idNumber.slice(6, 14)).toBe(card.birth.replaceAll("-", ""));
    expect(checkSignOf(card.idNumber.slice(0, 17))).toBe(card.idNumber[17]);
  }
});

it("the check sign is the standard's own example's", () => {
  expect(checkSignOf("11010519491231002")).toBe("X");
});
