import { RateLimiterMemory } from "rate-limiter-flexible";
import type { HallError } from "../contract/errors.ts";
import type { Principal } from "../deciding.ts";
import { type AttemptLimits, attemptLimits, noAttemptLimits } from "./attempt-limits.ts";
import { consume } from "./consume.ts";

export interface RateLimits {
  /** One request of a person or a device, however many sockets they opened; null when it may pass. */
  takeFrom(principal: Principal, socketId: string, address: string): Promise<HallError | null>;
  attempts: AttemptLimits;
  /** One scan or file that somebody sends. */
  takeUpload(who: string): Promise<HallError | null>;
}

const none: RateLimits = {
  takeFrom: async () => null,
  attempts: noAttemptLimits,
  takeUpload: async () => null,
};

/** A page sends a handful a second, a clerk's fingers less. */
export function rateLimits(isOn: boolean): RateLimits {
  if (!isOn) return none;
  const requests = new RateLimiterMemory({ points: 60, duration: 2 });
  /** Phones of a whole hall may come from one address; each asks now and then. */
  const ofAddress = new RateLimiterMemory({ points: 600, duration: 2 });
  /** A scanner gives a sheet every few seconds. */
  const uploads = new RateLimiterMemory({ points: 30, duration: 60 });
  return {
    takeFrom: async (principal, socketId, address) => {
      if (principal.role !== "anonymous") return consume(requests, principal.id);
      return (await consume(requests, socketId)) ?? (await consume(ofAddress, address));
    },
    attempts: attemptLimits(),
    takeUpload: (who) => consume(uploads, who),
  };
}
