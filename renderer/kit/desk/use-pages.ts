import { useState } from "react";

export interface Pages {
  /** Where this page begins; undefined for the first. */
  cursor: string | undefined;
  page: number;
  forward: (cursor: string) => void;
  back: () => void;
  first: () => void;
}

/** Pages by cursor: each answer says where the next begins, the way back is remembered. */
export function usePages(): Pages {
  const [cursors, setCursors] = useState<string[]>([]);
  return {
    cursor: cursors.at(-1),
    page: cursors.length + 1,
    // A double click asks for one page.
    forward: (cursor) => setCursors((before) => (before.at(-1) === cursor ? before : [...before, cursor])),
    back: () => setCursors((before) => before.slice(0, -1)),
    first: () => setCursors([]),
  };
}
