import type { KeyboardEvent } from "react";

/**
 * Escape in a dialog, as the page means it: left to itself, the browser asks at the first Escape and closes at the next, whatever
 * was said to the first. Of a dialog inside this one it is that one's.
 */
export function hearEscape(close: () => void): (event: KeyboardEvent<HTMLDialogElement>) => void {
  return (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (!(event.target instanceof Element) || event.target.closest("dialog") !== event.currentTarget) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) close();
  };
}
