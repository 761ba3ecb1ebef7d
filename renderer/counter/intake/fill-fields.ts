/** What goes into a form by itself: from the card that lies on this place's reader, and from what the hall knows. */
import type { IdCard } from "../../../drivers/contract/id-card.ts";
import type { FormField } from "../../../hall-server/contract/items.ts";
import type { MaskedHolder } from "../../../hall-server/contract/views.ts";
import { cardAnswer } from "../../kit/form/card-value.ts";
import type { Draft } from "./draft.ts";

/** Written into the fields, where the clerk sees and may change it. Only what is empty is filled. */
export function filledFromCard(draft: Draft, form: readonly FormField[], card: IdCard): Draft {
  const fields = { ...draft.fields };
  for (const field of form) {
    const answer = (fields[field.id] ?? "") === "" ? cardAnswer(card, field) : null;
    if (answer !== null) fields[field.id] = answer;
  }
  return { ...draft, fields, isTouched: true };
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
