import type { ClaimOutcome } from "../contract/devices.ts";

/** Somebody who uses devices; only that one is another than the other matters. */
export type Owner = symbol;

/** Who has which device for itself. */
export interface Claims {
  /** Again by the same owner is fine. */
  claim(deviceId: string, owner: Owner): Exclude<ClaimOutcome, "not-found">;
  /** True when it was that owner's. */
  release(deviceId: string, owner: Owner): boolean;
  ownerOf(deviceId: string): Owner | undefined;
  devicesOf(owner: Owner): string[];
}

export function createClaims(): Claims {
  const owners = new Map<string, Owner>();
  return {
    claim(deviceId, owner) {
      const now = owners.get(deviceId);
      if (now !== undefined && now !== owner) return "in-use";
      owners.set(deviceId, owner);
      return "claimed";
    },
    release(deviceId, owner) {
      return owners.get(deviceId) === owner && owners.delete(deviceId);
    },
    ownerOf: (deviceId) => owners.get(deviceId),
    devicesOf: (owner) => [...owners].filter(([, own]) => own === owner).map(([deviceId]) => deviceId),
  };
}
