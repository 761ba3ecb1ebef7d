/** Counts of a histogram. Counting is a short search and an addition: it stands in the path of every command. */
export class Buckets {
  readonly bounds: readonly number[];
  /** One more than there are bounds: what is above them all. */
  readonly counts: Float64Array;
  sum = 0;

  /** `bounds` rise. */
  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.counts = new Float64Array(bounds.length + 1);
  }

  add(value: number): void {
    const { bounds, counts } = this;
    let i = 0;
    while (i < bounds.length && value > (bounds[i] as number)) i += 1;
    counts[i] = (counts[i] as number) + 1;
    this.sum += value;
  }
}
