/** What stands in the way of sending: the applicant, the form, the address; each with its place on the page. Pure. */
import type { FormField } from "../../../hall-server/contract/items.ts";
import type { MaskedHolder } from "../../../hall-server/contract/views.ts";
import {
  type Judgement,
  judgeCreditCode,
  judgeField,
  judgeIdNumber,
  judgePhone,
} from "../../kit/form/judge-field.ts";
import type { IntakeWord } from "../../words/counter-intake.ts";
import type { Draft } from "./draft.ts";
import { knownToHall } from "./fill-fields.ts";
import type { IntakeItem } from "./intake-item.ts";
import type { Place } from "./outcomes.ts";

export interface Stop {
  place: Place;
  label: string;
}

interface StopFacts {
  item: IntakeItem;
  draft: Draft;
  holder: MaskedHolder | null;
  /** Ids of answers that the hall has already. */
  filled: readonly string[];
  today: string;
  say: (word: IntakeWord) => string;
  pick: (label: { zh: string; en: string }) => string;
}

export const whoFields = ["name", "idNumber", "phone", "organisation", "creditCode"] as const;
export type WhoField = (typeof whoFields)[number];

export function judgeWho(draft: Draft): Partial<Record<WhoField, Judgement>> {
  const { who, person, organisation } = draft.applicant;
  const judged: Partial<Record<WhoField, Judgement>> = {};
  const empty: Judgement = { fault: "empty", does: "stops" };
  if (who === "other" && person.name.trim() === "") judged.name = empty;
  if (who !== "ticket" && person.idNumber !== "") {
    const judgement = judgeIdNumber(person.idNumber);
    if (judgement) judged.idNumber = judgement;
  }
  if (who !== "ticket" && person.phone !== "") {
    const judgement = judgePhone(person.phone);
    if (judgement) judged.phone = judgement;
  }
  if (who === "organisation") {
    if (organisation.name.trim() === "") judged.organisation = empty;
    if (organisation.creditCode !== "") {
      const judgement = judgeCreditCode(organisation.creditCode);
      if (judgement) judged.creditCode = judgement;
    }
  }
  return judged;
}

export const wishFields = ["name", "phone", "address"] as const;
export type WishField = (typeof wishFields)[number];

export function judgeWish(draft: Draft): Partial<Record<WishField, Judgement>> {
  const { way, name, phone, address } = draft.wish;
  if (way !== "post") return {};
  const judged: Partial<Record<WishField, Judgement>> = {};
  if (name.trim() === "") judged.name = { fault: "empty", does: "stops" };
  if (address.trim().length < 4) judged.address = { fault: "empty", does: "stops" };
  const judgement: Judgement | null =
    phone === "" ? { fault: "empty", does: "stops" } : judgePhone(phone.trim());
  if (judgement) judged.phone = judgement;
  return judged;
}

export function readStops({ item, draft, holder, filled, today, say, pick }: StopFacts): Stop[] {
  const who = judgeWho(draft);
  const wish = judgeWish(draft);
  const isKnown = (field: FormField) =>
    filled.includes(field.id) || knownToHall(field, draft, holder, today) !== null;
  const stops = (judgement: Judgement | null | undefined) => judgement?.does === "stops";
  return [
    ...whoFields
      .filter((field) => stops(who[field]))
      .map((field): Stop => ({ place: { section: "who", id: field }, label: say(`who.${field}`) })),
    ...item.form
      .filter((field) => stops(judgeField(field, draft.fields[field.id] ?? "", isKnown(field), today)))
      .map((field): Stop => ({ place: { section: "form", id: field.id }, label: pick(field.label) })),
    ...wishFields
      .filter((field) => stops(wish[field]))
      .map((field): Stop => ({ place: { section: "delivery", id: field }, label: say(`wish.${field}`) })),
  ];
}
