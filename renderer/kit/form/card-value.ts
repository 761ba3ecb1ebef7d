/** What an identity card says for a form. */
import type { IdCard } from "../../../drivers/contract/id-card.ts";
import { nations } from "../../../drivers/contract/nations.ts";
import { nationSuffix, sexes } from "../../../drivers/contract/sexes.ts";
import type { FormField } from "../../../hall-server/contract/items.ts";

type Source = NonNullable<FormField["fillFrom"]>;

/** The Chinese name of a foreigner who has one. */
export function nameOnCard(card: IdCard): string {
  return "chineseName" in card && card.chineseName !== "" ? card.chineseName : card.name;
}

/** As a person would write it, whatever the page's language is; null where the card says nothing. */
export function cardValue(card: IdCard, source: Source): string | null {
  return meanings(card, source)[0] ?? null;
}

/** What goes into the field: of choices the id of the one that means it. Null where the card says nothing, or none of them. */
export function cardAnswer(card: IdCard, field: FormField): string | null {
  const meant = field.fillFrom ? meanings(card, field.fillFrom) : [];
  if (!field.choices) return meant[0] ?? null;
  return field.choices.find(({ id, name }) => meant.includes(id) || meant.includes(name.zh))?.id ?? null;
}

function meanings(card: IdCard, source: Source): readonly string[] {
  switch (source) {
    case "name":
      return [nameOnCard(card)];
    case "sex":
      return card.sex === "male" || card.sex === "female" ? sexes[card.sex] : [];
    case "nation": {
      const name = card.cardKind === "resident" ? nations.get(card.nationCode) : undefined;
      return card.cardKind === "resident" && name !== undefined
        ? [name, name + nationSuffix, card.nationCode]
        : [];
    }
    case "birthDate":
      return [card.birth];
    case "address": {
      const address = card.newAddress ?? ("address" in card ? card.address : null);
      return address === null ? [] : [address];
    }
    case "idNumber":
      return [card.idNumber];
    case "phone":
    case "organisationName":
    case "creditCode":
    case "today":
      return [];
    default:
      return source satisfies never;
  }
}
