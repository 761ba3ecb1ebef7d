import { RateLimiterMemory } from "rate-limiter-flexible";
import type { HallError } from "../contract/errors.ts";
import { refuse } from "../deciding.ts";

export interface RateLimits {
  /** One request of a client; null when it may pass. */
  takeFrom(client: string): Promise<HallError | null>;
  /** One attempt to sign in or to pair, by address and by name. */
  takeAttempt(who: string): Promise<HallError | null>;
}

const none: RateLimits = { takeFrom: async () => null, takeAttempt: async () => null };

/** A page sends a handful a second, a clerk's fingers less; twenty attempts in five minutes is somebody guessing. */
export function rateLimits(isOn: boolean): RateLimits {
  if (!isOn) return none;
  const requests = new RateLimiterMemory({ points: 60, duration: 2 });
  const attempts = new RateLimiterMemory({ points: 20, duration: 300 });
  return {
    takeFrom: (client) => consume(requests, client),
    takeAttempt: (who) => consume(attempts, who),
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<HallError | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (rejected) {
    const { msBeforeNext = 1_000 } = rejected as { msBeforeNext?: number };
    return refuse("rate-limited", { retryAfterMs: Math.ceil(msBeforeNext) });
  }
}
