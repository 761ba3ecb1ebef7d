/** One row of the table. `ratio` is value ÷ limit, the limit measured in the same run. */
export interface Row {
  name: string;
  value: number;
  unit: string;
  limit: number;
  ratio: number;
}

/** A row with what it should reach, and what is printed beside it. */
export interface Measured extends Row {
  goal: { ratio: number; atLeast: boolean };
  beside?: Record<string, number | string>;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value that this share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

interface Run {
  value: number;
  limit: number;
}

/** Medians of several runs, each of which measured value and limit one after the other. */
export function fromRuns(name: string, unit: string, goal: Measured["goal"], runs: readonly Run[]): Measured {
  return {
    name,
    value: median(runs.map((run) => run.value)),
    unit,
    goal,
    limit: median(runs.map((run) => run.limit)),
    ratio: median(runs.map((run) => run.value / run.limit)),
  };
}

export async function repeat<T>(times: number, work: (run: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < times; run += 1) results.push(await work(run));
  return results;
}
