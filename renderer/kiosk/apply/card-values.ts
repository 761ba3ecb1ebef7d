import type { IdCard } from "../../../drivers/contract/id-card.ts";
import { nations } from "../../../drivers/contract/nations.ts";
import type { FormField } from "../../../hall-server/contract/items.ts";
import { applyWords } from "../../words/kiosk-apply.ts";
import { sayIn } from "../../words/words.ts";

type Source = NonNullable<FormField["fillFrom"]>;

/** What the card says for a field; null where it says nothing. */
export function cardValue(card: IdCard, source: Source): string | null {
  switch (source) {
    case "name":
      return "chineseName" in card && card.chineseName !== "" ? card.chineseName : card.name;
    case "sex":
      // As a form in Chinese has it, whatever the page's language is.
      return card.sex === "male" || card.sex === "female" ? sayIn(applyWords, "zh", `sex.${card.sex}`) : null;
    case "nation":
      return card.cardKind === "resident" ? (nations.get(card.nationCode) ?? null) : null;
    case "birthDate":
      return card.birth;
    case "address":
      return card.newAddress ?? ("address" in card ? card.address : null);
    case "idNumber":
      return card.idNumber;
    case "phone":
    case "organisationName":
    case "creditCode":
    case "today":
      return null;
    default:
      return source satisfies never;
  }
}

/** As a page of a kiosk may show it, over whose shoulder others look. */
export function maskedCardValue(card: IdCard, source: Source): string | null {
  const value = cardValue(card, source);
  if (value === null) return null;
  switch (source) {
    case "name":
      return [...value].length > 1 ? `${[...value][0]}*` : "*";
    case "idNumber":
      return `${value.slice(0, 3)}${"*".repeat(Math.max(0, value.length - 7))}${value.slice(-4)}`;
    case "birthDate":
      return `${value.slice(0, 4)}-**-**`;
    case "address":
      return `${[...value].slice(0, 6).join("")}…`;
    case "sex":
    case "nation":
    case "phone":
    case "organisationName":
    case "creditCode":
    case "today":
      return value;
    default:
      return source satisfies never;
  }
}
