import { useEffect, useState } from "react";
import type { HallDescription } from "../../hall-server/contract/hall.ts";

/** The hall's name for a page that has no socket yet; null until it is there. */
export function useHead(hallUrl: string): Pick<HallDescription, "name" | "isDemonstration"> | null {
  const [head, setHead] = useState<HallDescription | null>(null);
  useEffect(() => {
    let isGone = false;
    fetch(`${hallUrl}/api/hall`)
      .then((response) => response.json() as Promise<HallDescription>)
      .then((read) => {
        if (!isGone) setHead(read);
      })
      .catch(() => null);
    return () => {
      isGone = true;
    };
  }, [hallUrl]);
  return head;
}
