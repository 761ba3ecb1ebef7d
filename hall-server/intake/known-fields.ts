/**
 * What a form asks for and the hall knows already: the applicant's name, number and phone, what a resident number tells, an
 * organisation's name and code, today. Filled in where the answer was left empty, so that nobody types what a card said,
 * and no page has to be shown it in full for that.
 */
import { birthOf, sexOf } from "../contract/id-number.ts";
import type { FormField, Item } from "../contract/items.ts";
import type { Holder } from "../contract/ticket.ts";
import type { FieldValues } from "./fields.ts";

export interface KnownOfApplicant {
  person: Holder | null;
  organisation: { name: string; creditCode?: string | undefined } | null;
}

export function withKnown(
  form: Item["form"],
  said: FieldValues,
  { person, organisation }: KnownOfApplicant,
  today: string,
): FieldValues {
  const known: FieldValues = {};
  for (const field of form) {
    if (field.fillFrom === undefined || (said[field.id] ?? "").trim() !== "") continue;
    const value = knownAs(field.fillFrom);
    if (value) known[field.id] = choiceOf(field, value);
  }
  return { ...said, ...known };

  function knownAs(source: NonNullable<FormField["fillFrom"]>): string | null | undefined {
    switch (source) {
      case "name":
        return person?.name;
      case "idNumber":
        return person?.idNumber;
      case "phone":
        return person?.phone;
      case "sex":
        return person?.idNumber ? sexOf(person.idNumber) : null;
      case "birthDate":
        return person?.idNumber ? birthOf(person.idNumber) : null;
      case "organisationName":
        return organisation?.name;
      case "creditCode":
        return organisation?.creditCode;
      case "today":
        return today;
      case "nation":
      case "address":
        // A ticket keeps no more of a card than it needs; a reader at the counter fills these in on the page.
        return null;
      default:
        return source satisfies never;
    }
  }
}

const sexes = { male: ["male", "1", "男"], female: ["female", "2", "女"] };

/** Of a choice its id, also where the sexes are written as GB/T 2261 does; else what a person would write. */
function choiceOf(field: FormField, value: string): string {
  const meant = value === "male" || value === "female" ? sexes[value] : [value];
  const choice = field.choices?.find(({ id, name }) => meant.includes(id) || meant.includes(name.zh));
  return choice?.id ?? meant.at(-1) ?? value;
}
