/** What a key press means. F1–F9 and Alt with a digit or letter of ours, never a bare letter; the rest is the browser's. */
import { type IntakeShortcut, isIntakeShortcut } from "./intake/intake-keys.ts";
import { type Cap, capsInOrder } from "./keys.ts";

export type Shortcut =
  | Cap
  | "F9"
  | "Alt 9"
  | "Alt C"
  | "Alt N"
  | "Alt I"
  | "Alt P"
  | "Alt Q"
  | "Alt E"
  | "Alt L"
  | IntakeShortcut;

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
  KeyE: "Alt E",
  KeyL: "Alt L",
};

export function meaningOf(press: Press): Meaning {
  if (press.ctrlKey || press.metaKey || press.shiftKey) return nothing;
  if (press.altKey) {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
    if (digit !== undefined) {
      const shortcut = `Alt ${digit}`;
      return { isOurs: true, shortcut: shortcut === "Alt 9" || isIntakeShortcut(shortcut) ? shortcut : null };
    }
    const letter = `Alt ${press.code.replace(/^Key/, "")}`;
    const shortcut = letters[press.code] ?? (isIntakeShortcut(letter) ? letter : null);
    return shortcut ? { isOurs: true, shortcut } : nothing;
  }
  if (press.key === "F9") return { isOurs: true, shortcut: "F9" };
  const cap = capsInOrder.find((one) => one === press.key);
  return cap ? { isOurs: true, shortcut: cap } : nothing;
}
