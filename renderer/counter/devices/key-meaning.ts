import type { KeypadKey } from "../../../drivers/contract/keypad.ts";
import type { Extra } from "../extras.ts";
import { type Act, type Cap, capsInOrder, type Key } from "../keys.ts";

/** What a key of the clerk's keypad means on this page: the same as a button of it, or nothing. */
export type KeyMeaning = { cap: Cap } | { extra: Extra } | null;

const acts: Record<KeypadKey["key"], readonly Act[] | Extra | null> = {
  "call-next": ["callNext"],
  "call-again": ["recall"],
  start: ["start"],
  finish: ["finish"],
  hold: ["hold"],
  "no-show": ["skip"],
  transfer: ["transfer"],
  pause: ["pause", "resume"],
  "call-number": "call",
  "sign-out": "leave",
  // A person signs in on the page, with a password; a number on a keypad is nobody's proof.
  "sign-in": null,
  digit: null,
  cancel: null,
  confirm: null,
};

export function meaningOfKey({ key }: KeypadKey, keys: Record<Cap, Key>): KeyMeaning {
  const meant = acts[key];
  if (meant === null) return null;
  if (typeof meant === "string") return { extra: meant };
  const cap = capsInOrder.find((one) => meant.includes(keys[one].act));
  return cap ? { cap } : null;
}
