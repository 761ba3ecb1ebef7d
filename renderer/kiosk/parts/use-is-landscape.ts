import { useSyncExternalStore } from "react";

const wide = window.matchMedia("(orientation: landscape)");

/** A kiosk that stands upright and one that lies hold different numbers of rows. */
export function useIsLandscape(): boolean {
  return useSyncExternalStore(
    (listener) => {
      wide.addEventListener("change", listener);
      return () => wide.removeEventListener("change", listener);
    },
    () => wide.matches,
  );
}
