import iconv from "iconv-lite";
import { err, ok, type Result } from "../result.ts";
import type { TextPart } from "./profile.ts";

/** `not-encodable`: the device has no sign for a character. `too-long`: it takes fewer bytes. */
export type TextFault = "not-encodable" | "too-long";

/** A text as the bytes of a wire. */
export function writeText(part: TextPart, text: string): Result<Uint8Array, TextFault> {
  const bytes: number[] = [];
  for (const character of text) {
    const encoded = iconv.encode(character, part.encoding);
    if (iconv.decode(encoded, part.encoding) !== character || isControl(character))
      return err("not-encodable");
    for (const byte of encoded) {
      if (part.bytesAs === "high-nibbles" && byte >= 0x80) bytes.push(byte >> 4, byte & 15);
      else bytes.push(byte);
    }
    if (part.afterEach) bytes.push(...part.afterEach);
  }
  if (bytes.length > (part.padded?.bytes ?? part.maxBytes)) return err("too-long");
  return ok(part.padded ? padded(bytes, part.padded) : Uint8Array.from(bytes));
}

/** The wires here use bytes below 20 for themselves. */
function isControl(character: string): boolean {
  return (character.codePointAt(0) ?? 0) < 0x20;
}

function padded(bytes: number[], padding: { bytes: number; with: Uint8Array }): Uint8Array {
  return Uint8Array.from(
    { length: padding.bytes },
    (_, at) => bytes[at] ?? padding.with[(at - bytes.length) % padding.with.length] ?? 0,
  );
}

/** null: bytes that no text can have. */
export function readText(part: TextPart, bytes: Uint8Array): string | null {
  const plain = part.bytesAs === "high-nibbles" ? joinNibbles(bytes) : bytes;
  if (plain === null) return null;
  const text = part.afterEach ? readSeparated(part, plain, part.afterEach) : decode(part, plain);
  if (text === null || !part.padded) return text;
  return withoutPadding(text, iconv.decode(Buffer.from(part.padded.with), part.encoding));
}

function decode(part: TextPart, bytes: Uint8Array): string | null {
  const text = iconv.decode(Buffer.from(bytes), part.encoding);
  return text.includes("\ufffd") ? null : text;
}

/** Bytes 00 to 0F come in pairs, and are the halves of one byte from 80 on. */
function joinNibbles(bytes: Uint8Array): Uint8Array | null {
  const joined: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 15) {
      joined.push(byte);
      continue;
    }
    const low = bytes[at + 1];
    if (byte < 8 || low === undefined || low > 15) return null;
    joined.push((byte << 4) | low);
    at += 1;
  }
  return Uint8Array.from(joined);
}

/** Every character with the same bytes behind it: 41 00 C7 EB 00. A character of these encodings holds no byte below 20. */
function readSeparated(part: TextPart, bytes: Uint8Array, separator: Uint8Array): string | null {
  const kept: number[] = [];
  let beganAt = 0;
  for (let at = 0; at < bytes.length; ) {
    const isSeparator = at > beganAt && separator.every((byte, offset) => bytes[at + offset] === byte);
    if (isSeparator) {
      at += separator.length;
      beganAt = at;
    } else {
      kept.push(bytes[at] ?? 0);
      at += 1;
    }
  }
  return beganAt === bytes.length ? decode(part, Uint8Array.from(kept)) : null;
}

function withoutPadding(text: string, filler: string): string {
  let end = text.length;
  while (filler !== "" && end > 0 && filler.includes(text[end - 1] ?? "")) end -= 1;
  return text.slice(0, end);
}
