import { useEffect, useState } from "react";
import type { HallDescription } from "../../hall-server/contract/hall.ts";
import type { Door } from "./door.ts";

/** The hall's name for a page that has no socket yet; null until it is there. */
export function useHead(door: Door): Pick<HallDescription, "name" | "isDemonstration"> | null {
  const [head, setHead] = useState<HallDescription | null>(null);
  useEffect(() => {
    let isGone = false;
    door
      .readHead()
      .then((read) => {
        if (!isGone) setHead(read);
      })
      .catch(() => null);
    return () => {
      isGone = true;
    };
  }, [door]);
  return head;
}
