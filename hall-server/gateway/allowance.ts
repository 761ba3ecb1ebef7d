/** So many sends may follow each other at once. */
const most = 3;
/** With those that come back meanwhile, never more than ten in a second. */
const comesBackMs = 1_000 / 7;

/** How often a view may be sent: at most ten times in any second, a change that comes alone at once. */
export class Allowance {
  #left = most;
  #at = 0;

  /** `now` in milliseconds of a monotonic clock. */
  isLeft(now: number): boolean {
    this.#comeBack(now);
    return this.#left >= 1;
  }

  /** May go below what is left: who opens a view is answered whatever was sent before. */
  use(now: number): void {
    this.#comeBack(now);
    this.#left = Math.max(0, this.#left - 1);
  }

  #comeBack(now: number): void {
    this.#left = Math.min(most, this.#left + (now - this.#at) / comesBackMs);
    this.#at = now;
  }
}
