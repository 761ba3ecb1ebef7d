import { Buckets } from "./buckets.ts";

/** Seconds, from a commit on a fast disk to one that nobody wants to wait for. */
export const secondsBounds = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** What the hall counts about itself while it works; read by the metrics. */
export class Measures {
  /** Commands that shared one durable write. */
  readonly groups = new Buckets([1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]);
  /** Seconds of a commit that wrote something, the sync included. */
  readonly commits = new Buckets(secondsBounds);
}
