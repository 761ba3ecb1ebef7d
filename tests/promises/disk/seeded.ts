/** Chance that can be had again: the seed is in the message of whatever fails, and `YICHUANG_SEED` plays it back. */
export interface Chance {
  seed: number;
  /** From 0 to 1, without 1. */
  next(): number;
  /** A whole number from 0 to `n` less one. */
  below(n: number): number;
  pick<One>(list: readonly One[]): One;
}

export function seededChance(seed = Number(process.env.YICHUANG_SEED ?? Date.now() % 1_000_000_000)): Chance {
  let state = seed >>> 0;
  // Mulberry32: 32 bits of state are plenty for choosing moments.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    seed,
    next,
    below,
    pick: (list) => {
      const one = list[below(list.length)];
      if (one === undefined) throw new Error("nothing to choose from");
      return one;
    },
  };
}
