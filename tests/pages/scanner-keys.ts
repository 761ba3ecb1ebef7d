/** Keys as a browser hears them, at exact times by their own clock: whether hands or a scanner press them is told by that. */
import type { CDPSession } from "@playwright/test";

const places: Record<string, string> = {
  " ": "Space",
  ":": "Semicolon",
  "/": "Slash",
  "#": "Digit3",
  "=": "Equal",
  ".": "Period",
  "-": "Minus",
  _: "Minus",
};
const codeOf = (key: string) =>
  /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : (places[key] ?? key);
const shift = 8;

export interface Stroke {
  key: string;
  afterMs: number;
  /** What the input method shows in the field after it took this key. */
  composed?: string;
}

/** Keys at exact times by their own clock, all on their way at once, so that a busy machine makes no scanner slow. */
export async function pressKeys(wire: CDPSession, strokes: readonly Stroke[]): Promise<void> {
  let at = Date.now() / 1000 - strokes.reduce((sum, { afterMs }) => sum + afterMs, 0) / 1000;
  const sent: Promise<unknown>[] = [];
  for (const { key, afterMs, composed } of strokes) {
    const isComposed = composed !== undefined;
    at += afterMs / 1000;
    const isCharacter = [...key].length === 1;
    const event = {
      key: isComposed ? "Process" : key,
      code: codeOf(key),
      modifiers: /^[A-Z:#_]$/.test(key) ? shift : 0,
      windowsVirtualKeyCode: isComposed ? 229 : key === "Enter" ? 13 : key === "Backspace" ? 8 : 0,
      timestamp: at,
    };
    const text = isComposed ? {} : isCharacter ? { text: key } : key === "Enter" ? { text: "\r" } : {};
    const type = "text" in text ? "keyDown" : "rawKeyDown";
    sent.push(wire.send("Input.dispatchKeyEvent", { type, ...event, ...text }));
    sent.push(wire.send("Input.dispatchKeyEvent", { type: "keyUp", ...event, timestamp: at + 0.001 }));
    if (composed !== undefined) {
      const caret = composed.length;
      const composition = { text: composed, selectionStart: caret, selectionEnd: caret };
      sent.push(wire.send("Input.imeSetComposition", composition));
    }
  }
  await Promise.all(sent);
}

/** As a scanner types a code, so many milliseconds a key. */
export const scan = (text: string, gapMs = 3): Stroke[] =>
  [...text, "Enter"].map((key) => ({ key, afterMs: gapMs }));
