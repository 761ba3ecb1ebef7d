import { isIPv6 } from "node:net";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { HallError } from "../contract/errors.ts";
import { consume } from "./consume.ts";

/** Attempts to come in. Each is counted before the password or the code is looked at. */
export interface AttemptLimits {
  signingIn(address: string, user: string): Promise<HallError | null>;
  /** It was the right password: neither the address nor the name is held to account for it. */
  signedIn(address: string, user: string): Promise<void>;
  pairing(address: string): Promise<HallError | null>;
  paired(address: string): Promise<void>;
  /** For the progress of an application, with its query password. */
  asking(address: string, number: string): Promise<HallError | null>;
  /** With the right one. */
  asked(address: string, number: string): Promise<void>;
}

export const noAttemptLimits: AttemptLimits = {
  signingIn: async () => null,
  signedIn: async () => {},
  pairing: async () => null,
  paired: async () => {},
  asking: async () => null,
  asked: async () => {},
};

/** Addresses from which somebody signed in; more of them than any hall has. */
const mostKnown = 10_000;
const wholeHall = "hall";

/**
 * Twenty wrong attempts in five minutes from one address is somebody guessing. Guesses at one name from many addresses
 * share ten in a quarter of an hour, except from where that person has signed in before: else anybody could keep a
 * clerk out. At query passwords (100 million for each number) sixty wrong ones in five minutes from one address, behind which a
 * whole hall's phones may be, and ten in a quarter of an hour at one number. All guesses at pairing codes share thirty in a quarter of an hour, which is as long as a code is good, of
 * a million codes.
 */
export function attemptLimits(): AttemptLimits {
  const byAddress = new RateLimiterMemory({ points: 20, duration: 300 });
  const byName = new RateLimiterMemory({ points: 10, duration: 900 });
  const pairings = new RateLimiterMemory({ points: 30, duration: 900 });
  const asksByAddress = new RateLimiterMemory({ points: 60, duration: 300 });
  const asksByNumber = new RateLimiterMemory({ points: 10, duration: 900 });
  const known = new Set<string>();
  const together = (address: string, user: string) => `${networkOf(address)} ${user}`;
  const nameKey = (address: string, user: string) =>
    known.has(together(address, user)) ? together(address, user) : user;
  return {
    signingIn: async (address, user) =>
      (await consume(byAddress, networkOf(address))) ?? (await consume(byName, nameKey(address, user))),
    signedIn: async (address, user) => {
      await byAddress.reward(networkOf(address));
      await byName.delete(nameKey(address, user));
      if (known.size >= mostKnown) known.clear();
      known.add(together(address, user));
    },
    pairing: async (address) =>
      (await consume(byAddress, networkOf(address))) ?? (await consume(pairings, wholeHall)),
    paired: async (address) => {
      await byAddress.reward(networkOf(address));
      await pairings.reward(wholeHall);
    },
    asking: async (address, number) =>
      (await consume(asksByAddress, networkOf(address))) ?? (await consume(asksByNumber, number)),
    asked: async (address, number) => {
      await asksByAddress.reward(networkOf(address));
      await asksByNumber.delete(number);
    },
  };
}

/** One machine has 2^64 IPv6 addresses to itself: there its network counts, the first four groups. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes(".")) return address;
  const [head = "", tail] = address.split("::");
  const first = head.split(":").filter(Boolean);
  const last = tail?.split(":").filter(Boolean) ?? [];
  const left = tail === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array.from({ length: left }, () => "0"), ...last].slice(0, 4).join(":");
}
