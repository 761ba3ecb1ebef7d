import type { RateLimiterMemory } from "rate-limiter-flexible";
import type { HallError } from "../contract/errors.ts";
import { refuse } from "../deciding.ts";

/** Takes one from what `key` has left; the refusal says when there will be more. */
export async function consume(limiter: RateLimiterMemory, key: string): Promise<HallError | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (rejected) {
    const { msBeforeNext = 1_000 } = rejected as { msBeforeNext?: number };
    return refuse("rate-limited", { retryAfterMs: Math.ceil(msBeforeNext) });
  }
}
