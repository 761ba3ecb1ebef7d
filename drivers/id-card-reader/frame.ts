/**
 * The frame of the SAM_V serial protocol, both directions:
 *
 *   AA AA AA 96 69 | length, 2 bytes big-endian | body | check
 *
 *   length   bytes of body and check together
 *   body     a request: command, parameter, data · a reply: SW1, SW2, SW3 (the reader's status), data
 *   check    xor of the length's bytes and the body's
 */
const preamble = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69);
const headBytes = preamble.length + 2;

/** The longest reply known carries text, photo and two fingerprints: 2321 bytes in all. */
const longestLength = 2400;
/** A request or reply has at least two body bytes and the check. */
const shortestLength = 3;

export function encodeFrame(body: Uint8Array): Uint8Array {
  const frame = new Uint8Array(headBytes + body.length + 1);
  const length = body.length + 1;
  frame.set(preamble);
  frame[preamble.length] = length >> 8;
  frame[preamble.length + 1] = length & 0xff;
  frame.set(body, headBytes);
  frame[frame.length - 1] = xorOf(frame, preamble.length, frame.length - 1);
  return frame;
}

function xorOf(bytes: Uint8Array, from: number, end: number): number {
  let check = 0;
  for (let at = from; at < end; at += 1) check ^= bytes[at] ?? 0;
  return check;
}

export interface FrameParser {
  /** Bodies of the whole, right frames that these bytes complete, in their order. Never throws. */
  push(bytes: Uint8Array): Uint8Array[];
  /** Forgets a frame that was begun: after a time limit, what comes next is not its rest. */
  reset(): void;
  /** Bytes kept for a frame that is not whole yet. */
  readonly heldBytes: number;
  /** Bytes that belonged to no right frame, since the parser was made. */
  readonly discardedBytes: number;
}

/**
 * Takes a stream in pieces of any size. After noise, a wrong check or an impossible length it goes one byte on and looks
 * for the next preamble, so a good frame behind a broken one is found. Holds at most one frame and the piece pushed.
 *
 * `fill` is the byte that a wire pads its reports with; between frames it is neither a frame's nor garbage.
 */
export function createFrameParser(fill: number | null = null): FrameParser {
  let held = new Uint8Array(0);
  /** Up to here `held` is done with. */
  let at = 0;
  let discardedBytes = 0;

  function discard(count: number): void {
    discardedBytes += count;
    at += count;
  }

  function takeFrame(): Uint8Array | null {
    while (at < held.length) {
      if (held[at] === fill) {
        at += 1;
        continue;
      }
      discard(findPreamble(held, at) - at);
      if (held.length - at < headBytes) return null;
      const lengthAt = at + preamble.length;
      const length = ((held[lengthAt] ?? 0) << 8) | (held[lengthAt + 1] ?? 0);
      if (length < shortestLength || length > longestLength) {
        discard(1);
        continue;
      }
      const end = at + headBytes + length;
      if (held.length < end) return null;
      if (xorOf(held, lengthAt, end) !== 0) {
        discard(1);
        continue;
      }
      const body = held.slice(at + headBytes, end - 1);
      at = end;
      return body;
    }
    return null;
  }

  return {
    push(bytes: Uint8Array): Uint8Array[] {
      held = joined(held, bytes);
      const bodies: Uint8Array[] = [];
      for (let body = takeFrame(); body !== null; body = takeFrame()) bodies.push(body);
      // A view would keep the whole of what was pushed alive.
      held = held.slice(at);
      at = 0;
      return bodies;
    },
    reset(): void {
      discardedBytes += held.length;
      held = new Uint8Array(0);
    },
    get heldBytes(): number {
      return held.length;
    },
    get discardedBytes(): number {
      return discardedBytes;
    },
  };
}

/** Where a preamble, or what could be the beginning of one, starts; the length when there is none. */
function findPreamble(bytes: Uint8Array, from: number): number {
  for (let start = from; start < bytes.length; start += 1) {
    let matching = 0;
    while (matching < preamble.length && start + matching < bytes.length) {
      if (bytes[start + matching] !== preamble[matching]) break;
      matching += 1;
    }
    if (matching === preamble.length || start + matching === bytes.length) return start;
  }
  return bytes.length;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
