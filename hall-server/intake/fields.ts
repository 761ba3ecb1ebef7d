/** Answers to the item's form: one text of JSON in the vault, under the applicant's key. */
import type { HallError } from "../contract/errors.ts";
import { outOfBounds } from "../contract/form-dates.ts";
import type { Item } from "../contract/items.ts";
import { type Deciding, refuse } from "../deciding.ts";
import type { Vault } from "../people/vault.ts";
import { today } from "./dues.ts";
import type { Terms } from "./facts.ts";
import type { ApplicationRecord } from "./record.ts";

export type FieldValues = Record<string, string>;

interface PlannedFields {
  /** Null: nothing was said. */
  textId: string | null;
  filled: string[];
  keep: (vault: Vault) => void;
}

/** What is said anew joins what was said before; an empty answer takes one back. */
export function planFields(
  deciding: Deciding,
  terms: Terms,
  personId: string | null,
  said: FieldValues | undefined,
  beforeTextId: string | null,
): PlannedFields | HallError {
  const given = Object.entries(said ?? {});
  const unknown = given.find(([id]) => terms.fields.length > 0 && !terms.fields.includes(id));
  if (unknown) return refuse("invalid-input", { field: `fields.${unknown[0]}`, because: "unknown" });
  if (given.length === 0) return { textId: null, filled: [], keep: () => {} };
  const values = { ...readFields(deciding.vault, beforeTextId), ...said };
  const kept = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));
  const textId = deciding.newId("x");
  return {
    textId,
    filled: Object.keys(kept),
    keep: (vault) => vault.addText(textId, personId, JSON.stringify(kept)),
  };
}

/** The form of the version that it begins with. */
export function formOf({ items }: Deciding, { itemId, itemVersion }: Terms): Item["form"] {
  return items.at(itemId, itemVersion)?.item.form ?? [];
}

/**
 * A day that the thing itself cannot have: a birth tomorrow. Only of what somebody says now: what was true when it was
 * said stays, and what the hall fills in by itself was read from a card.
 */
export function impossibleDay(
  deciding: Deciding,
  terms: Terms,
  said: FieldValues | undefined,
  beforeTextId: string | null,
): HallError | null {
  if (said === undefined) return null;
  const day = today(deciding);
  let before: FieldValues | null = null;
  for (const field of formOf(deciding, terms)) {
    const answer = said[field.id];
    const because = answer === undefined ? null : outOfBounds(field, answer, day);
    if (because === null) continue;
    before ??= readFields(deciding.vault, beforeTextId);
    if (before[field.id] !== answer) return refuse("invalid-input", { field: `fields.${field.id}`, because });
  }
  return null;
}

export function readFields(vault: Vault, textId: string | null): FieldValues {
  const text = textId === null ? null : vault.text(textId);
  return text === null ? {} : (JSON.parse(text) as FieldValues);
}

/** A field that must have an answer and has none. */
export function unansweredField(record: ApplicationRecord): string | undefined {
  return record.terms.requiredFields.find((id) => !record.filledFields.includes(id));
}
