/**
 * The hall's one clock. It runs on the monotonic clock, from the later of the wall's time and the last fact's, and is
 * slewed towards the wall by at most one second in ten. A difference of more than two minutes is a step: it is
 * reported, and followed only when a person confirms it.
 */
export interface TimeSource {
  /** Milliseconds since the epoch; may jump. */
  wall(): number;
  /** Milliseconds; never goes back. */
  monotonic(): number;
}

export const systemTime: TimeSource = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
};

const stepMs = 2 * 60_000;
const slewRate = 0.1;

export class HallClock {
  readonly #source: TimeSource;
  #now: number;
  #monotonic: number;
  /** How far the hall's clock may still be ahead, in milliseconds, after a person confirmed a step back. */
  #confirmedAheadMs = 0;

  /** `confirmedAheadMs`: how far a person agreed, before this start, that the hall's clock is ahead. */
  constructor(source: TimeSource, lastFactAt: number, confirmedAheadMs = 0) {
    this.#source = source;
    this.#monotonic = source.monotonic();
    this.#now = Math.max(source.wall(), lastFactAt);
    this.#confirmedAheadMs = Math.min(confirmedAheadMs, this.#now - source.wall());
  }

  /** Hall time in whole milliseconds since the epoch; never goes back. */
  now(): number {
    const monotonic = this.#source.monotonic();
    const elapsed = monotonic - this.#monotonic;
    this.#monotonic = monotonic;
    const expected = this.#now + elapsed;
    const difference = this.#source.wall() - expected;
    const isStep = this.#isStep(difference);
    const slew = isStep ? 0 : Math.sign(difference) * Math.min(Math.abs(difference), elapsed * slewRate);
    this.#now = expected + slew;
    if (!isStep) this.#confirmedAheadMs = Math.min(this.#confirmedAheadMs, Math.max(0, slew - difference));
    return Math.floor(this.#now);
  }

  /** Wall less hall in milliseconds when that is a step which nobody has confirmed; else null. */
  unconfirmedStepMs(): number | null {
    const difference = this.#source.wall() - this.now();
    return this.#isStep(difference) ? Math.round(difference) : null;
  }

  /**
   * Follows the wall after a step. Forward at once; backward never below `lastFactAt`, since a journal's times
   * do not fall: the rest is slewed away, ten minutes for each one.
   */
  confirmStep(lastFactAt: number): void {
    const wall = this.#source.wall();
    this.#now = Math.max(wall, lastFactAt);
    this.#confirmedAheadMs = this.#now - wall;
    this.#monotonic = this.#source.monotonic();
  }

  #isStep(difference: number): boolean {
    return difference > stepMs || difference < -stepMs - this.#confirmedAheadMs;
  }
}
