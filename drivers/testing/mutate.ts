import type { Chance } from "./random.ts";

/** Bytes that a wire could bring, made from good frames: torn, doubled, bent, mixed, or nothing but noise. */
export function hostileBytes(chance: Chance, samples: readonly Uint8Array[], longest = 400): Uint8Array {
  const [first, ...others] = samples;
  if (!first || chance.below(8) === 0) return chance.bytes(chance.below(longest));
  const pick = () => chance.oneOf([first, ...others]);
  let bytes = pick();
  for (let changes = chance.below(4); changes >= 0; changes -= 1) bytes = changed(chance, bytes, pick);
  return bytes;
}

function changed(chance: Chance, bytes: Uint8Array, another: () => Uint8Array): Uint8Array {
  const at = chance.below(bytes.length + 1);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (chance.below(9)) {
    case 0:
      return flipped(bytes, at % Math.max(1, bytes.length), 1 << chance.below(8));
    case 1:
      return flipped(bytes, at % Math.max(1, bytes.length), 1 + chance.below(255));
    case 2:
      return joined(before, chance.bytes(1 + chance.below(6)), after);
    case 3:
      return joined(before, after.subarray(1 + chance.below(6)));
    case 4:
      return before;
    case 5:
      return joined(before, another(), after);
    case 6:
      return joined(bytes, another());
    case 7:
      // Only what the frame itself is made of: preambles, lengths and ends in the wrong order.
      return Uint8Array.from(bytes, () => bytes[chance.below(Math.min(bytes.length, 12))] ?? 0);
    default:
      return joined(before, bytes.subarray(Math.max(0, at - chance.below(8)), at), after);
  }
}

export function flipped(bytes: Uint8Array, at: number, change: number): Uint8Array {
  return Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ change : byte));
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The same bytes in pieces of chance sizes; a piece may be empty. */
export function inPieces(chance: Chance, bytes: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = chance.below(chance.oneOf([2, 9, 65, 600]));
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}
