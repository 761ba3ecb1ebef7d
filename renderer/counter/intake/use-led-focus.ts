import { type RefObject, useEffect } from "react";
import type { Section } from "./outcomes.ts";
import type { Intake } from "./use-intake.ts";

/** When the clerk is led to this section, the focus goes to the place that was meant, or to the first one. */
export function useLedFocus(
  { place }: Intake,
  section: Section,
  root: RefObject<HTMLElement | null>,
  first: string,
): void {
  const { turn, id } = place;
  const isMeant = place.section === section;
  useEffect(() => {
    if (turn === 0 || !isMeant) return;
    const meant = id === null ? null : root.current?.querySelector(`[data-place="${CSS.escape(id)}"]`);
    const target = meant ?? root.current?.querySelector(first);
    if (target instanceof HTMLElement) target.focus();
  }, [turn, id, isMeant, root, first]);
}
