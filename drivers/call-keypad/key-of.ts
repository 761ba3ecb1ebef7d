import type { KeypadKey } from "../contract/keypad.ts";
import type { Heard } from "../frame-map/frame-map.ts";
import { commandKeys } from "./vocabulary.ts";

/** The key that a frame tells of; null for what is no key. */
export function keyOf({ message, values }: Heard): KeypadKey | null {
  if (message === "digit-pressed") return { key: "digit", digit: Number(values.digit) };
  const key = message === "key-pressed" ? commandKeys.find((one) => one === values.key) : undefined;
  if (!key) return null;
  return values.digits === undefined ? { key } : { key, digits: String(values.digits) };
}
