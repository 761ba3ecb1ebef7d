import { RateLimiterMemory } from "rate-limiter-flexible";
import type { HallError } from "../contract/errors.ts";
import { type Principal, refuse } from "../deciding.ts";

export interface RateLimits {
  /** One request of a person or a device, however many sockets they opened; null when it may pass. */
  takeFrom(principal: Principal, socketId: string, address: string): Promise<HallError | null>;
  /** One attempt to sign in or to pair, by address and by name. */
  takeAttempt(who: string): Promise<HallError | null>;
  /** One scan or file that somebody sends. */
  takeUpload(who: string): Promise<HallError | null>;
}

const none: RateLimits = {
  takeFrom: async () => null,
  takeAttempt: async () => null,
  takeUpload: async () => null,
};

/** A page sends a handful a second, a clerk's fingers less; twenty attempts in five minutes is somebody guessing. */
export function rateLimits(isOn: boolean): RateLimits {
  if (!isOn) return none;
  const requests = new RateLimiterMemory({ points: 60, duration: 2 });
  /** Phones of a whole hall may come from one address; each asks now and then. */
  const ofAddress = new RateLimiterMemory({ points: 600, duration: 2 });
  const attempts = new RateLimiterMemory({ points: 20, duration: 300 });
  /** A scanner gives a sheet every few seconds. */
  const uploads = new RateLimiterMemory({ points: 30, duration: 60 });
  return {
    takeFrom: async (principal, socketId, address) => {
      if (principal.role !== "anonymous") return consume(requests, principal.id);
      return (await consume(requests, socketId)) ?? (await consume(ofAddress, address));
    },
    takeAttempt: (who) => consume(attempts, who),
    takeUpload: (who) => consume(uploads, who),
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
