import { keyedHash } from "../people/keyed-hash.ts";
import type { HallKeys } from "../people/keys.ts";

/** Six digits for a machine, computed and nowhere stored: another round, another code. */
export function pickupCode(keys: HallKeys, applicationId: string, round: number): string {
  const number = keyedHash(keys.pickup, `${applicationId} ${round}`).readUIntBE(0, 6) % 1_000_000;
  return String(number).padStart(6, "0");
}
