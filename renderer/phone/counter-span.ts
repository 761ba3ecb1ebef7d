/** So many counters are drawn as blocks; more are written as ranges. */
const blocks = 4;

export type CounterSpan = { kind: "blocks"; numbers: string[] } | { kind: "text"; text: string };

/** Counters where one may be called: `1` `2` `3` `4` as blocks, more as `1–17、20`; names as they are. */
export function counterSpanOf(counters: readonly string[]): CounterSpan {
  if (counters.length <= blocks) return { kind: "blocks", numbers: [...counters] };
  const numbers = counters
    .filter((counter) => /^\d+$/.test(counter))
    .map(Number)
    .toSorted((a, b) => a - b);
  const names = counters.filter((counter) => !/^\d+$/.test(counter));
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  const written = ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return { kind: "text", text: [...written, ...names].join("、") };
}
