export interface CounterList {
  text: string;
  /** All are bare numbers, so that 号窗口 belongs behind them. */
  isPlain: boolean;
}

const mostSingly = 4;

/** Up to four singly (1 2 3 4), more of them as ranges (1–17). Null where there are none. */
export function counterList(ids: readonly string[]): CounterList | null {
  if (ids.length === 0) return null;
  const isPlain = ids.every((id) => /^\d+$/.test(id));
  if (!isPlain) return { text: ids.join("、"), isPlain };
  const numbers = ids.map(Number).toSorted((a, b) => a - b);
  return { text: numbers.length <= mostSingly ? numbers.join(" ") : ranges(numbers).join("、"), isPlain };
}

function ranges(numbers: number[]): string[] {
  const found: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && number === last.to + 1) last.to = number;
    else found.push({ from: number, to: number });
  }
  return found.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
}
