/** What a key press means. F1–F9 and Alt with a digit or letter of ours, never a bare letter; the rest is the browser's. */
import { type Cap, capsInOrder } from "./keys.ts";

export type Shortcut = Cap | "F9" | "Alt 9" | "Alt C" | "Alt N" | "Alt I" | "Alt P" | "Alt Q";

interface Press {
  key: string;
  /** The key's place on the keyboard: Alt with a letter types something else on some layouts. */
  code: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

export interface Meaning {
  /** The browser's own meaning (help, reload, find, the address bar, another tab) must not happen. */
  isOurs: boolean;
  shortcut: Shortcut | null;
}

const nothing: Meaning = { isOurs: false, shortcut: null };
const letters: Record<string, Shortcut> = {
  KeyC: "Alt C",
  KeyN: "Alt N",
  KeyI: "Alt I",
  KeyP: "Alt P",
  KeyQ: "Alt Q",
};

export function meaningOf(press: Press): Meaning {
  if (press.ctrlKey || press.metaKey || press.shiftKey) return nothing;
  if (press.altKey) {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
    if (digit !== undefined) return { isOurs: true, shortcut: digit === "9" ? "Alt 9" : null };
    const shortcut = letters[press.code];
    return shortcut ? { isOurs: true, shortcut } : nothing;
  }
  if (press.key === "F9") return { isOurs: true, shortcut: "F9" };
  const cap = capsInOrder.find((one) => one === press.key);
  return cap ? { isOurs: true, shortcut: cap } : nothing;
}
