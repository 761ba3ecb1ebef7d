/** Whole numbers as the bytes of a wire. */
export interface NumberCoding {
  bytes: number;
  order: "big" | "little";
  form: "uint" | "bcd" | "ascii" | "ascii-hex";
}

const highest = { uint: 256, bcd: 100, ascii: 10, "ascii-hex": 16 };

/** null when the number does not fit. */
export function writeNumber(coding: NumberCoding, value: number): Uint8Array | null {
  const base = highest[coding.form];
  if (!Number.isSafeInteger(value) || value < 0) return null;
  const digits: number[] = [];
  let rest = value;
  for (let at = 0; at < coding.bytes; at += 1) {
    digits.push(rest % base);
    rest = Math.floor(rest / base);
  }
  if (rest > 0) return null;
  if (coding.order === "big") digits.reverse();
  return Uint8Array.from(digits, (digit) => byteOf(coding.form, digit));
}

/** null when a byte cannot be of such a number. */
export function readNumber(coding: NumberCoding, bytes: Uint8Array): number | null {
  const base = highest[coding.form];
  let value = 0;
  for (let at = 0; at < coding.bytes; at += 1) {
    const byte = bytes[coding.order === "big" ? at : coding.bytes - 1 - at];
    const digit = byte === undefined ? null : digitOf(coding.form, byte);
    if (digit === null) return null;
    value = value * base + digit;
  }
  return value;
}

function byteOf(form: NumberCoding["form"], digit: number): number {
  switch (form) {
    case "uint":
      return digit;
    case "bcd":
      return (Math.floor(digit / 10) << 4) | (digit % 10);
    case "ascii":
    case "ascii-hex":
      return digit.toString(16).toUpperCase().charCodeAt(0);
    default:
      return form satisfies never;
  }
}

function digitOf(form: NumberCoding["form"], byte: number): number | null {
  switch (form) {
    case "uint":
      return byte;
    case "bcd":
      return byte >> 4 < 10 && (byte & 15) < 10 ? (byte >> 4) * 10 + (byte & 15) : null;
    case "ascii":
      return byte >= 0x30 && byte <= 0x39 ? byte - 0x30 : null;
    case "ascii-hex": {
      const character = String.fromCharCode(byte);
      return /^[0-9A-Fa-f]$/.test(character) ? Number.parseInt(character, 16) : null;
    }
    default:
      return form satisfies never;
  }
}
