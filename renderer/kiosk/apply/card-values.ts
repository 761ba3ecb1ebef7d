import type { IdCard } from "../../../drivers/contract/id-card.ts";
import type { FormField } from "../../../hall-server/contract/items.ts";
import { cardValue } from "../../kit/form/card-value.ts";

type Source = NonNullable<FormField["fillFrom"]>;

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
