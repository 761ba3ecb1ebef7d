/** What this person handed in before, and how a draft takes it over. Pure. */
import { type Draft, materialOf, withMaterial } from "./draft.ts";
import type { Before } from "./use-applications.ts";

export type Reusable = Before["reusable"][number];

/** The hall names the newest first. */
export function reusableFor(before: Before, materialId: string): Reusable | null {
  return before.reusable.find((one) => one.materialId === materialId) ?? null;
}

/** Origin and validity stay with it; no paper is taken in. */
export function reused(draft: Draft, known: Reusable): Draft {
  const { applicationId, materialId, number } = known.from;
  return withMaterial(draft, known.materialId, {
    isHere: true,
    originals: 0,
    copies: 0,
    reusedFrom: { applicationId, materialId, number },
    validTo: known.validTo ?? "",
  });
}

/** All that is known and not here yet, in one key. */
export function allReused(draft: Draft, before: Before): Draft {
  const ids = [...new Set(before.reusable.map(({ materialId }) => materialId))];
  return ids.reduce((now, id) => {
    const known = materialOf(now, id).isHere ? null : reusableFor(before, id);
    return known ? reused(now, known) : now;
  }, draft);
}
