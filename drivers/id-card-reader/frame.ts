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
  frame[frame.length - 1] = xorOf(frame.subarray(preamble.length, -1));
  return frame;
}

function xorOf(bytes: Uint8Array): number {
  let check = 0;
  for (const byte of bytes) check ^= byte;
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
  let discardedBytes = 0;

  function discard(count: number): void {
    discardedBytes += count;
    held = held.subarray(count);
  }

  function skipFill(): void {
    let at = 0;
    while (at < held.length && held[at] === fill) at += 1;
    held = held.subarray(at);
  }

  function takeFrame(): Uint8Array | null {
    for (skipFill(); held.length > 0; skipFill()) {
      const start = findPreamble(held);
      if (start > 0) discard(start);
      if (held.length < headBytes) return null;
      const length = ((held[preamble.length] ?? 0) << 8) | (held[preamble.length + 1] ?? 0);
      if (length < shortestLength || length > longestLength) {
        discard(1);
        continue;
      }
      const end = headBytes + length;
      if (held.length < end) return null;
      if (xorOf(held.subarray(preamble.length, end)) !== 0) {
        discard(1);
        continue;
      }
      const body = held.slice(headBytes, end - 1);
      held = held.subarray(end);
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
      held = held.slice();
      return bodies;
    },
    reset(): void {
      discard(held.length);
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
function findPreamble(bytes: Uint8Array): number {
  for (let start = 0; start < bytes.length; start += 1) {
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
