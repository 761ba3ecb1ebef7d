/** What goes into a form by itself: from the card that lies on this place's reader, and from what the hall knows. */
import type { IdCard } from "../../../drivers/contract/id-card.ts";
import type { FormField } from "../../../hall-server/contract/items.ts";
import type { MaskedHolder } from "../../../hall-server/contract/views.ts";
import { counterIntakeWords } from "../../words/counter-intake.ts";
import { sayIn } from "../../words/words.ts";
import type { Draft } from "./draft.ts";

type Source = NonNullable<FormField["fillFrom"]>;

/** Written into the fields, where the clerk sees and may change it. Only what is empty is filled. */
export function filledFromCard(draft: Draft, form: readonly FormField[], card: IdCard): Draft {
  const fields = { ...draft.fields };
  for (const field of form) {
    if (field.fillFrom === undefined || (fields[field.id] ?? "") !== "") continue;
    const value = cardValue(card, field.fillFrom);
    if (value) fields[field.id] = choiceOf(field, value);
  }
  return { ...draft, fields, isTouched: true };
}

function cardValue(card: IdCard, source: Source): string | null {
  switch (source) {
    case "name":
      return card.name;
    case "sex":
      return card.sex === "male" || card.sex === "female" ? card.sex : null;
    case "nation":
      return card.cardKind === "resident" ? card.nationCode : null;
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

/** The choice that means it (GB/T 2261 writes 1 and 2 for the sexes), and else what a person would write. */
function choiceOf(field: FormField, value: string): string {
  const said =
    value === "male" || value === "female" ? sayIn(counterIntakeWords, "zh", `sex.${value}`) : value;
  const also = value === "male" ? "1" : value === "female" ? "2" : value;
  const choice = field.choices?.find(({ id, name }) =>
    [id, name.zh].some((one) => [value, said, also].includes(one)),
  );
  return choice?.id ?? said;
}

/**
 * What the hall fills in by itself when the field is left empty, as the page may show it: masked. Null where it cannot.
 * The clerk sees no whole number and types none.
 */
export function knownToHall(
  field: FormField,
  draft: Draft,
  holder: MaskedHolder | null,
  today: string,
): string | null {
  const { applicant } = draft;
  const typed = applicant.person;
  // An organisation's representative who is not named is the person of the ticket.
  const isUnnamed = typed.name === "" && typed.idNumber === "" && typed.phone === "";
  const isTickets = applicant.who === "ticket" || (applicant.who === "organisation" && isUnnamed);
  switch (field.fillFrom) {
    case "name":
      return isTickets ? (holder?.name ?? null) : typed.name || null;
    case "idNumber":
      return isTickets ? (holder?.idNumber ?? null) : typed.idNumber || null;
    case "phone":
      return isTickets ? (holder?.phone ?? null) : typed.phone || null;
    case "sex":
    case "birthDate": {
      const number = isTickets ? holder?.idNumber : typed.idNumber;
      return number && number.length === 18 ? "•••" : null;
    }
    case "organisationName":
      return applicant.who === "organisation" ? applicant.organisation.name || null : null;
    case "creditCode":
      return applicant.who === "organisation" ? applicant.organisation.creditCode || null : null;
    case "today":
      return today;
    case "nation":
    case "address":
    case undefined:
      return null;
    default:
      return field.fillFrom satisfies never;
  }
}
