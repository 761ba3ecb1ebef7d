import { useEffect, useState } from "react";
import type { Devices } from "../../drivers/contract/devices.ts";

/** Whether a card lies on the reader: one that was forgotten there is nobody's reason to rest. */
export function useCardThere(devices: Devices): boolean {
  const [isThere, setThere] = useState(false);
  useEffect(
    () =>
      devices.listen((event) => {
        if (event.event === "card-laid" || event.event === "card-unreadable") setThere(true);
        const isReaderAway = event.event === "status" && event.kind === "id-card-reader";
        if (event.event === "card-taken" || isReaderAway) setThere(false);
      }),
    [devices],
  );
  return isThere;
}
