import { joined } from "../../../drivers/testing/mutate.ts";

/**
 * The frame of the Otter S1, both directions:
 *
 *   7E | sort | number | content, 0 to 200 bytes | Fletcher-16, two bytes | 7F
 *
 *   between 7E and 7F, a byte 7D, 7E or 7F goes out as 7D and the byte xor 20
 *   sort      C the end of a code · c a piece of a code, more follows · H switched on · P still here
 *             from the host: A have it · Q are you there
 *   number    goes up by one with every new frame of the scanner, 00 after FF; a frame that is sent again keeps it
 *   Fletcher  over sort, number and content, both sums modulo 255, the first sum first; 00 and FF are the same to it
 */
export const sorts = {
  codeEnd: 0x43,
  codePiece: 0x63,
  hello: 0x48,
  here: 0x50,
  have: 0x41,
  areYouThere: 0x51,
} as const;

export interface OtterFrame {
  sort: number;
  number: number;
  content: Uint8Array;
}

const begin = 0x7e;
const end = 0x7f;
const stuffing = 0x7d;
const flip = 0x20;
export const longestContent = 200;
/** Every byte of the inside may be two on the wire. */
export const longestFrame = 2 + 2 * (2 + longestContent + 2);

export function encodeOtter({ sort, number, content }: OtterFrame): Uint8Array {
  const inside = Uint8Array.of(sort, number, ...content);
  const stuffed = [...inside, ...fletcher(inside)].flatMap((byte) =>
    byte === begin || byte === end || byte === stuffing ? [stuffing, byte ^ flip] : [byte],
  );
  return Uint8Array.of(begin, ...stuffed, end);
}

export function fletcher(bytes: Uint8Array): [first: number, second: number] {
  let [first, second] = [0, 0];
  for (const byte of bytes) {
    first = (first + byte) % 255;
    second = (second + first) % 255;
  }
  return [first, second];
}

export interface OtterParser {
  /** Whole, right frames, in their order; never throws. */
  push(bytes: Uint8Array): OtterFrame[];
  reset(): void;
  readonly heldBytes: number;
}

/** Neither 7E nor 7F stands inside a frame, so every 7E begins one, whatever came before. */
export function createOtterParser(): OtterParser {
  let held = new Uint8Array(0);

  function take(): OtterFrame | null {
    for (;;) {
      const from = held.indexOf(begin);
      held = from < 0 ? new Uint8Array(0) : held.slice(from);
      const next = held.findIndex((byte, at) => at > 0 && (byte === begin || byte === end));
      if (next < 0) {
        if (held.length > longestFrame) held = new Uint8Array(0);
        return null;
      }
      const frame = held[next] === end ? decode(held.subarray(1, next)) : null;
      held = held.slice(held[next] === end ? next + 1 : next);
      if (frame) return frame;
    }
  }

  return {
    push(bytes) {
      held = joined(held, bytes) as Uint8Array<ArrayBuffer>;
      const frames: OtterFrame[] = [];
      for (let frame = take(); frame; frame = take()) frames.push(frame);
      return frames;
    },
    reset() {
      held = new Uint8Array(0);
    },
    get heldBytes() {
      return held.length;
    },
  };
}

function decode(stuffed: Uint8Array): OtterFrame | null {
  const inside: number[] = [];
  for (let at = 0; at < stuffed.length; at += 1) {
    const byte = stuffed[at] ?? 0;
    if (byte !== stuffing) {
      inside.push(byte);
      continue;
    }
    at += 1;
    const flipped = (stuffed[at] ?? 0) ^ flip;
    // Nothing else is ever flipped: a frame with it was bent on the way.
    if (flipped !== begin && flipped !== end && flipped !== stuffing) return null;
    inside.push(flipped);
  }
  const [sort, number, ...rest] = inside;
  if (sort === undefined || number === undefined || rest.length < 2) return null;
  if (rest.length > longestContent + 2) return null;
  const content = Uint8Array.from(rest.slice(0, -2));
  const [first, second] = fletcher(Uint8Array.of(sort, number, ...content));
  return first === rest.at(-2) && second === rest.at(-1) ? { sort, number, content } : null;
}
