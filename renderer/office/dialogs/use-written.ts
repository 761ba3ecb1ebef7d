import { useState } from "react";
import { useOffice } from "../use-office.ts";

/**
 * What is written in a question outlives a slip of Escape: it is there again until its step is done or the page is left.
 * `key` names the case and the step. It stays in the page's memory alone.
 */
export function useWritten(key: string): [text: string, write: (text: string) => void] {
  const { written } = useOffice();
  const [text, setText] = useState(() => written.get(key) ?? "");
  return [
    text,
    (next) => {
      written.set(key, next);
      setText(next);
    },
  ];
}
