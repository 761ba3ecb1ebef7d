import { checkBytes, checkSize } from "./checks.ts";
import { readNumber, writeNumber } from "./number-coding.ts";
import type { Frame, FramePart, LengthPart, NumberPart } from "./profile.ts";

/**
 * A frame with its places worked out: a head of a known size, a message's own bytes, a tail of a known size.
 *
 *   head: parts before data | data, of any length or none | tail: parts behind data
 */
export interface Layout {
  frame: Frame;
  head: Placed[];
  tail: Placed[];
  headBytes: number;
  tailBytes: number;
  /** Of the data: null when it can have any length. */
  dataBytes: number | null;
  /** The bytes at the very end, where they tell that the frame is over. */
  delimiter: Uint8Array | null;
  /** The length by which the frame's end is known, and where it stands. */
  length: { part: LengthPart; at: number } | null;
}

export interface Placed {
  part: Exclude<FramePart, { part: "data" }>;
  /** From the beginning of the head or of the tail. */
  at: number;
  bytes: number;
}

export function layOut(frame: Frame): Layout {
  const dataAt = frame.parts.findIndex(({ part }) => part === "data");
  const data = frame.parts[dataAt];
  const head = place(dataAt < 0 ? frame.parts : frame.parts.slice(0, dataAt));
  const tail = place(dataAt < 0 ? [] : frame.parts.slice(dataAt + 1));
  const last = frame.parts.at(-1);
  const length = head.find(({ part }) => part.part === "length");
  return {
    frame,
    head,
    tail,
    headBytes: sizeOf(head),
    tailBytes: sizeOf(tail),
    dataBytes: data?.part === "data" ? (data.bytes ?? null) : 0,
    delimiter: frame.framing === "delimiter" && last?.part === "bytes" ? last.hex : null,
    length: length?.part.part === "length" ? { part: length.part, at: length.at } : null,
  };
}

function place(parts: readonly FramePart[]): Placed[] {
  let at = 0;
  return parts.flatMap((part) => {
    if (part.part === "data") return [];
    const placed = { part, at, bytes: partSize(part) };
    at += placed.bytes;
    return [placed];
  });
}

function sizeOf(parts: readonly Placed[]): number {
  return parts.reduce((sum, { bytes }) => sum + bytes, 0);
}

export function partSize(part: Exclude<FramePart, { part: "data" }>): number {
  switch (part.part) {
    case "bytes":
    case "any":
      return part.hex.length;
    case "number":
    case "length":
      return part.bytes;
    case "check":
      return checkSize(part);
    default:
      return part satisfies never;
  }
}

/** null when a number does not fit its place. */
export function writeFrame(
  layout: Layout,
  numbers: ReadonlyMap<string, number>,
  data: Uint8Array,
): Uint8Array | null {
  const frame = new Uint8Array(layout.headBytes + data.length + layout.tailBytes);
  frame.set(data, layout.headBytes);
  const placed = places(layout, frame.length);
  for (const { part, at } of placed) {
    if (part.part === "bytes" || part.part === "any") frame.set(part.hex, at);
    if (part.part === "number") {
      const bytes = writeNumber(part, onWire(part, numbers.get(part.name) ?? 0));
      if (!bytes) return null;
      frame.set(bytes, at);
    }
    if (part.part === "length") {
      const bytes = writeNumber(part, counted(part, frame.length));
      if (!bytes) return null;
      frame.set(bytes, at);
    }
  }
  // Checks come last: they cover the rest, and a later one may cover an earlier one.
  for (const { part, at } of placed) {
    if (part.part === "check") frame.set(checkBytes(part, frame, at), at);
  }
  return frame;
}

/** All parts with their places in a frame of this length. */
function places(layout: Layout, frameLength: number): Placed[] {
  const tailAt = frameLength - layout.tailBytes;
  return [...layout.head, ...layout.tail.map((placed) => ({ ...placed, at: placed.at + tailAt }))];
}

function counted(part: LengthPart, frameLength: number): number {
  return Math.max(0, frameLength + part.to - part.from) + part.plus;
}

/** The part of a number that stands in one place. */
function onWire(part: NumberPart, value: number): number {
  const bits =
    part.mask === undefined
      ? Math.floor(value / 2 ** part.shiftRight)
      : (value >>> part.shiftRight) & part.mask;
  return bits + part.plus;
}

/** null when this number cannot stand here. */
function fromWire(part: NumberPart, wire: number): number | null {
  const bits = wire - part.plus;
  if (bits < 0 || (part.mask !== undefined && (bits & ~part.mask) !== 0)) return null;
  return bits * 2 ** part.shiftRight;
}

export interface ReadFrame {
  /** By name; what stands in several places is put together. */
  numbers: Map<string, number>;
  data: Uint8Array;
}

/** null: these bytes are no frame of this layout. */
export function readFrame(layout: Layout, frame: Uint8Array): ReadFrame | null {
  const numbers = new Map<string, number>();
  for (const { part, at, bytes } of places(layout, frame.length)) {
    const here = frame.subarray(at, at + bytes);
    switch (part.part) {
      case "bytes":
        if (!isSame(part.hex, here)) return null;
        break;
      case "any":
        break;
      case "number": {
        const wire = readNumber(part, here);
        const value = wire === null ? null : fromWire(part, wire);
        if (value === null) return null;
        numbers.set(part.name, (numbers.get(part.name) ?? 0) + value);
        break;
      }
      case "length":
        if (readNumber(part, here) !== counted(part, frame.length)) return null;
        break;
      case "check":
        if (!isSame(checkBytes(part, frame, at), here)) return null;
        break;
      default:
        return part satisfies never;
    }
  }
  return { numbers, data: frame.slice(layout.headBytes, frame.length - layout.tailBytes) };
}

/** Whether what is there can be the beginning of a frame, as far as its head is there. */
export function canBegin(layout: Layout, bytes: Uint8Array): boolean {
  for (const { part, at, bytes: size } of layout.head) {
    if (at >= bytes.length) return true;
    if (part.part !== "bytes") continue;
    const here = bytes.subarray(at, at + size);
    if (!isSame(part.hex.subarray(0, here.length), here)) return false;
  }
  return true;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
