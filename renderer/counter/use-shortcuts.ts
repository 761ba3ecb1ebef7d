import { useLayoutEffect, useRef } from "react";
import { meaningOf, type Shortcut } from "./keyboard.ts";

/** Hears the page's keys. A key held down counts once; while a dialog is open they do nothing, not even the browser's. */
export function useShortcuts(isListening: boolean, press: (shortcut: Shortcut) => void): void {
  const latest = useRef({ isListening, press });
  // With what is drawn, not after it: a key that is seen means what it says from the first moment.
  useLayoutEffect(() => {
    latest.current = { isListening, press };
  });
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { isOurs, shortcut } = meaningOf(event);
      if (!isOurs) return;
      event.preventDefault();
      if (shortcut && !event.repeat && latest.current.isListening) latest.current.press(shortcut);
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, []);
}
