import { useCallback, useEffect, useState } from "react";
import { addressOf, type Place, placeOf } from "./place.ts";

/** The place and how to go elsewhere. With `start` (the gallery) the address is left alone. */
export function usePlace(start: Place | undefined): [Place, (next: Partial<Place>) => void] {
  const [place, setPlace] = useState<Place>(() => start ?? placeOf(window.location.search));
  const isFixed = start !== undefined;
  useEffect(() => {
    if (isFixed) return;
    const come = () => setPlace(placeOf(window.location.search));
    window.addEventListener("popstate", come);
    return () => window.removeEventListener("popstate", come);
  }, [isFixed]);
  const go = useCallback(
    (change: Partial<Place>) => {
      const next = { ...place, ...change };
      setPlace(next);
      if (isFixed) return;
      // Another list is no place to come back to one by one; a case is.
      const isStep = next.applicationId !== place.applicationId || next.tab !== place.tab;
      window.history[isStep ? "pushState" : "replaceState"](null, "", addressOf(next));
    },
    [place, isFixed],
  );
  return [place, go];
}
