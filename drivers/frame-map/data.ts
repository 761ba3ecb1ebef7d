import { err, ok, type Result } from "../result.ts";
import { readNumber, writeNumber } from "./number-coding.ts";
import type { MessagePart, NumberPart, Values } from "./profile.ts";
import { readText, type TextFault, writeText } from "./text-coding.ts";

/**
 * Why there is no frame for what a caller wants to say. `value-missing`: the message needs one that was not given.
 * `value-unfit`: one does not fit its place. `not-sendable`: its bytes would break the frame.
 */
export type EncodeFault = "no-such-message" | "value-missing" | "value-unfit" | "not-sendable" | TextFault;

/** The number of bytes of a part, null for a text of any length. */
export function dataPartSize(part: MessagePart): number | null {
  switch (part.part) {
    case "bytes":
    case "any":
      return part.hex.length;
    case "number":
      return part.bytes;
    case "text":
      return part.padded?.bytes ?? null;
    default:
      return part satisfies never;
  }
}

export function writeData(parts: readonly MessagePart[], values: Values): Result<Uint8Array, EncodeFault> {
  const written: Uint8Array[] = [];
  for (const part of parts) {
    const bytes = writePart(part, values);
    if (!bytes.ok) return bytes;
    written.push(bytes.value);
  }
  return ok(Uint8Array.from(Buffer.concat(written)));
}

function writePart(part: MessagePart, values: Values): Result<Uint8Array, EncodeFault> {
  switch (part.part) {
    case "bytes":
    case "any":
      return ok(part.hex);
    case "number": {
      const value = numberToSend(part, values);
      if (!value.ok) return value;
      const bytes = writeNumber(part, value.value + part.plus);
      return bytes ? ok(bytes) : err("value-unfit");
    }
    case "text": {
      const text = values[part.name];
      return text === undefined ? err("value-missing") : writeText(part, String(text));
    }
    default:
      return part satisfies never;
  }
}

/** What goes into a number's place for these values, before it is split over several places. */
export function numberToSend(part: NumberPart, values: Values): Result<number, EncodeFault> {
  const value = values[part.name];
  if (value === undefined) return part.default === undefined ? err("value-missing") : ok(part.default);
  if (!part.meanings) return typeof value === "number" ? ok(value) : err("value-unfit");
  const wire = Object.keys(part.meanings).find((key) => part.meanings?.[key] === value);
  return wire === undefined ? err("value-unfit") : ok(Number(wire));
}

/** What a number from the wire says; null when it stands for nothing. */
export function meaningOf(part: NumberPart, wire: number): string | number | null {
  if (!part.meanings) return wire;
  const key = Object.keys(part.meanings).find((one) => Number(one) === wire);
  return key === undefined ? null : (part.meanings[key] ?? null);
}

/** null: these bytes are not this message's. At most one part has no size of its own; it takes what the others leave. */
export function readData(parts: readonly MessagePart[], data: Uint8Array): Values | null {
  const sized = parts.reduce((sum, part) => sum + (dataPartSize(part) ?? 0), 0);
  const values: Values = {};
  let at = 0;
  for (const part of parts) {
    const size = dataPartSize(part) ?? data.length - sized;
    if (size < 0 || at + size > data.length) return null;
    if (!readPart(part, data.subarray(at, at + size), values)) return null;
    at += size;
  }
  return at === data.length ? values : null;
}

function readPart(part: MessagePart, bytes: Uint8Array, values: Values): boolean {
  switch (part.part) {
    case "bytes":
      return part.hex.every((byte, at) => byte === bytes[at]);
    case "any":
      return true;
    case "number": {
      const wire = readNumber(part, bytes);
      const value = wire === null || wire < part.plus ? null : meaningOf(part, wire - part.plus);
      if (value === null) return false;
      values[part.name] = value;
      return true;
    }
    case "text": {
      const text = readText(part, bytes);
      if (text === null) return false;
      values[part.name] = text;
      return true;
    }
    default:
      return part satisfies never;
  }
}
