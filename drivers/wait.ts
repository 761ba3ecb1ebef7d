/** Waits that always end. */

export function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Answers with `late` when `work` has not settled in `timeoutMs`. A failure of `work` passes through. */
export async function within<Value, Late>(
  work: Promise<Value>,
  timeoutMs: number,
  late: Late,
): Promise<Value | Late> {
  let timer: NodeJS.Timeout | undefined;
  const clock = new Promise<Late>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, late);
  });
  try {
    return await Promise.race([work, clock]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A pause that can be ended early and for good. One timer at a time; after `end()` every pause returns at once with
 * "ended", so that a loop `while ((await pause.wait(400)) === "on")` stops by itself.
 */
export class Pause {
  #ended = false;
  #wake: (() => void) | undefined;

  get hasEnded(): boolean {
    return this.#ended;
  }

  async wait(ms: number): Promise<"on" | "ended"> {
    if (!this.#ended) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = undefined;
    }
    return this.#ended ? "ended" : "on";
  }

  /** Ends the wait that is running, not the loop. */
  wake(): void {
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }
}
