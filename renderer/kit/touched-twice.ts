import { type MouseEvent, useCallback, useRef } from "react";

/**
 * A trembling finger touches twice. Where the first touch turned the page, the second one falls on what stands there now,
 * which its person has not even seen: it is let pass by. For `onClickCapture` of what holds a whole page.
 */
export function useTouchedTwice(): (event: MouseEvent) => void {
  const pressed = useRef<Element | null>(null);
  return useCallback((event: MouseEvent) => {
    // A browser counts the clicks that follow each other at one place; keys that are still there may be pressed as fast as one likes.
    if (event.detail > 1 && pressed.current?.isConnected === false) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const target = event.target as Element;
    pressed.current = target.closest("button, a, label, input") ?? target;
  }, []);
}
