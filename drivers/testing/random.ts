/** Chance that can be had again: the same seed gives the same numbers on every machine. */
export interface Chance {
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number;
  /** One of these; the list must not be empty. */
  oneOf<Item>(items: readonly [Item, ...Item[]]): Item;
  bytes(count: number): Uint8Array;
}

/** mulberry32: 32 bits of state, good enough to shake bytes, and some hundred million numbers a second. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  const below = (limit: number) => (limit > 0 ? next() % limit : 0);
  return {
    below,
    oneOf: (items) => items[below(items.length)] ?? items[0],
    bytes: (count) => Uint8Array.from({ length: count }, () => next() & 0xff),
  };
}
