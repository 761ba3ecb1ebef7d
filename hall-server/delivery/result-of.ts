import type { ApplicationRecord } from "../intake/record.ts";
import type { ResultOf } from "./tables.ts";

/** What the lists of results need of an application. */
export function resultOf(application: ApplicationRecord | null): ResultOf | null {
  if (!application) return null;
  const { number, terms, applicant, wish, deliverBy } = application;
  return { number, itemId: terms.itemId, personId: applicant.personId, wish: wish.way, deliverBy };
}
