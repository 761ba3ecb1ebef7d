import { canBegin, type Layout, type ReadFrame, readFrame } from "./layout.ts";
import { readNumber } from "./number-coding.ts";

/** A right frame, read, and its bytes. */
export interface ParsedFrame extends ReadFrame {
  frame: Uint8Array;
}

export interface FrameParser {
  /** The right frames that these bytes complete, in their order. Never throws. */
  push(bytes: Uint8Array): ParsedFrame[];
  /** The line has been quiet for longer than a frame may pause: what was begun is broken; good frames inside it come out. */
  settle(): ParsedFrame[];
  /** Forgets what was begun. */
  reset(): void;
  readonly heldBytes: number;
  /** Bytes that belonged to no right frame, since the parser was made. */
  readonly discardedBytes: number;
}

type Look = { look: "unfinished" } | { look: "broken" } | { look: "frame"; bytes: number; read: ReadFrame };

const unfinished: Look = { look: "unfinished" };
const broken: Look = { look: "broken" };

/**
 * Takes a stream in pieces of any size. Where no frame can begin it goes one byte on, so a good frame behind noise or a
 * broken one is found. Holds less than one longest frame between pushes.
 */
export function createFrameParser(layout: Layout): FrameParser {
  let held = new Uint8Array(0);
  let discardedBytes = 0;

  function take(isOver: boolean): ParsedFrame[] {
    const frames: ParsedFrame[] = [];
    let at = 0;
    while (at < held.length) {
      const found = lookAt(layout, held.subarray(at));
      if (found.look === "frame") {
        frames.push({ ...found.read, frame: held.slice(at, at + found.bytes) });
        at += found.bytes;
      } else if (found.look === "broken" || isOver) {
        discardedBytes += 1;
        at += 1;
      } else break;
    }
    // A view would keep the whole of what was pushed alive.
    held = held.slice(at);
    return frames;
  }

  return {
    push(bytes: Uint8Array): ParsedFrame[] {
      const both = new Uint8Array(held.length + bytes.length);
      both.set(held);
      both.set(bytes, held.length);
      held = both;
      return take(false);
    },
    settle: () => take(true),
    reset(): void {
      discardedBytes += held.length;
      held = new Uint8Array(0);
    },
    get heldBytes() {
      return held.length;
    },
    get discardedBytes() {
      return discardedBytes;
    },
  };
}

/** What begins here. Depends on the stream alone, never on how it was cut. */
function lookAt(layout: Layout, bytes: Uint8Array): Look {
  if (!canBegin(layout, bytes)) return broken;
  const { maxBytes } = layout.frame;
  if (layout.delimiter && layout.dataBytes === null) return lookForDelimiter(layout, bytes, layout.delimiter);
  const length = lengthOf(layout, bytes);
  if (length === null) return unfinished;
  if (length < layout.headBytes + layout.tailBytes || length > maxBytes) return broken;
  if (bytes.length < length) return unfinished;
  return tried(layout, bytes.subarray(0, length)) ?? broken;
}

/** null: not known yet. */
function lengthOf(layout: Layout, bytes: Uint8Array): number | null {
  if (!layout.length) return layout.headBytes + (layout.dataBytes ?? 0) + layout.tailBytes;
  const { part, at } = layout.length;
  if (bytes.length < at + part.bytes) return null;
  const count = readNumber(part, bytes.subarray(at, at + part.bytes));
  return count === null ? -1 : count - part.plus + part.from - part.to;
}

/**
 * The first delimiter behind the head ends the frame. When a check stands before it, that check may look like a delimiter
 * itself; then the frame ends as many bytes later as stand between the data and the end.
 */
function lookForDelimiter(layout: Layout, bytes: Uint8Array, delimiter: Uint8Array): Look {
  const { maxBytes } = layout.frame;
  const before = layout.tailBytes > 0 ? layout.tailBytes - delimiter.length : 0;
  const earliest = layout.headBytes + layout.tailBytes - delimiter.length;
  let first: number | null = null;
  for (let at = earliest; at + delimiter.length <= maxBytes; at += 1) {
    if (first !== null && at > first + before) return broken;
    if (bytes.length < at + delimiter.length) return unfinished;
    if (!delimiter.every((byte, offset) => bytes[at + offset] === byte)) continue;
    first ??= at;
    const frame = tried(layout, bytes.subarray(0, at + delimiter.length));
    if (frame) return frame;
  }
  return broken;
}

function tried(layout: Layout, frame: Uint8Array): Look | null {
  const read = readFrame(layout, frame);
  return read && { look: "frame", bytes: frame.length, read };
}
