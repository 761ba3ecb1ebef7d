import { useMemo } from "react";
import type { CatalogAnswer } from "../../kit/hall-context.tsx";
import type { Choosing } from "../flow/state.ts";
import { useKiosk } from "../kiosk-context.tsx";

/** What can be chosen here: everything, or only what this kiosk takes in itself. */
export function useOffered(purpose: Choosing["purpose"]): CatalogAnswer {
  const { catalog } = useKiosk();
  return useMemo(
    () =>
      purpose === "apply"
        ? { ...catalog, items: catalog.items.filter(({ isSelfService }) => isSelfService) }
        : catalog,
    [catalog, purpose],
  );
}

/** A hall whose items all go to the counter shows nothing of handing in here. */
export function useHasSelfService(): boolean {
  const { catalog } = useKiosk();
  return catalog.items.some(({ isSelfService }) => isSelfService);
}
