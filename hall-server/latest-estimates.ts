import { setImmediate as setImmediateSoon } from "node:timers/promises";
import { type Estimates, estimateWaits, type estimating } from "./queueing/estimate.ts";

/** The waiting times told last: computed off the path of commands, answered from memory. */
export class LatestEstimates {
  readonly #begin: () => ReturnType<typeof estimating>;
  #latest: Estimates = { queues: new Map(), tickets: new Map() };
  #underWay: Promise<void> | null = null;

  constructor(begin: () => ReturnType<typeof estimating>) {
    this.#begin = begin;
  }

  get value(): Estimates {
    return this.#latest;
  }

  refresh(): void {
    this.#latest = estimateWaits(this.#begin());
  }

  /** As `refresh`, giving way to commands; what is under way already is waited for. */
  refreshByTheWay(): Promise<void> {
    this.#underWay ??= this.#refreshInTurns().finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  async #refreshInTurns(): Promise<void> {
    const steps = this.#begin();
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        this.#latest = step.value;
        return;
      }
      await setImmediateSoon();
    }
  }
}
