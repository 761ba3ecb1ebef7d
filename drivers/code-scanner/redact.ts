import { changeStream, type Redact } from "../captures/redact.ts";

const digit = 0x30;
const small = 0x61;
const capital = 0x41;

/**
 * Of a recorded code nothing is left but its shape: letters become x and X, digits 0, every byte of another script a
 * question mark; signs and control characters stay. Reports of a keyboard would give the code away key by key: their keys
 * become one and the same, except those that end a code.
 */
export const redactScanner: Redact = (entries, adapter) =>
  changeStream(entries, "device", adapter === "hid-keyboard" ? redactReports : redactText);

function redactText(stream: Uint8Array): void {
  for (const [at, byte] of stream.entries()) stream[at] = shapeOf(byte);
}

function shapeOf(byte: number): number {
  if (byte >= digit && byte < digit + 10) return digit;
  if (byte >= small && byte < small + 26) return 0x78;
  if (byte >= capital && byte < capital + 26) return 0x58;
  return byte >= 0x80 ? 0x3f : byte;
}

const firstKey = 0x04;
const lastTypingKey = 0x38;
const kept: ReadonlySet<number> = new Set([0x28, 0x29, 0x2a, 0x2b]);

function redactReports(stream: Uint8Array): void {
  for (const [at, byte] of stream.entries()) {
    // The first two bytes of a report are modifiers and nothing; capitals and small letters are told apart no more.
    if (at % 8 === 0) stream[at] = 0;
    else if (byte >= firstKey && (byte <= lastTypingKey || byte >= 0x54) && !kept.has(byte))
      stream[at] = firstKey;
  }
}
