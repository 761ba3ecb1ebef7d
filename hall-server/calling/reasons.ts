import type { Deciding } from "../deciding.ts";
import type { Reason } from "./facts.ts";

type Occasion = keyof Deciding["config"]["reasons"];

/**
 * One of the hall's own reasons stays a code in the journal; anything else that a person wrote may name somebody, and
 * goes to the vault, to the ticket's person.
 */
export function noteReason(
  deciding: Deciding,
  occasion: Occasion,
  written: string,
  personId: string | null,
): { reason: Reason; keep: (vault: Deciding["vault"]) => void } {
  const known = deciding.config.reasons[occasion].some((one) => one.code === written);
  if (known) return { reason: { code: written }, keep: () => {} };
  const textId = deciding.newId("x");
  return { reason: { textId }, keep: (vault) => vault.addText(textId, personId, written) };
}
