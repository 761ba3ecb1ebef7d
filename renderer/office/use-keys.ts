import { useLayoutEffect, useRef } from "react";

/** F1 to F9, which never move; Escape goes back. No bare letters: they belong to whoever types. */
export const caps = ["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9"] as const;
export type Cap = (typeof caps)[number];
export type OfficeKey = Cap | "Escape" | "Alt ArrowDown" | "Alt ArrowUp";

/** What a press means here; null leaves it to the browser. */
function keyOf(event: KeyboardEvent): OfficeKey | null {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return null;
  if (event.altKey) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") return `Alt ${event.key}`;
    return null;
  }
  if (event.key === "Escape") return "Escape";
  return caps.find((cap) => cap === event.key) ?? null;
}

/** Hears the page's keys; a key held down counts once, and while a dialog is open the dialog has them. */
export function useKeys(press: (key: OfficeKey) => void): void {
  const latest = useRef(press);
  // With what is drawn, not after it: a key that is seen means what it says from the first moment.
  useLayoutEffect(() => {
    latest.current = press;
  });
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const key = keyOf(event);
      // What closes by Escape closes first, and the page stays.
      if (key === null || (key === "Escape" && event.defaultPrevented)) return;
      // A function key of ours must never reload or search the page, not even in a dialog.
      if (key !== "Escape") event.preventDefault();
      if (event.repeat || document.querySelector("dialog[open], .ant-select-dropdown:not([class*=hidden])"))
        return;
      latest.current(key);
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, []);
}
