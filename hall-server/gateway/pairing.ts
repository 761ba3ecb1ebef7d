import { randomBytes, randomUUID } from "node:crypto";
import type { PairAnswer } from "../contract/session.ts";
import type { Hall } from "../hall.ts";

/** Turns a code that a manager made into a device with a token of its own; a code is good once. */
export function pairDevice(hall: Hall, code: string, name: string): PairAnswer | null {
  const pairing = hall.registry.pairing(code, hall.clock.now());
  if (!pairing) return null;
  const { pairingId, kind, place } = pairing;
  const deviceId = `${kind}-${randomUUID().slice(0, 8)}`;
  const token = randomBytes(24).toString("base64url");
  const isPaired = hall.note({ name: "device-paired", data: { deviceId, kind, place, pairingId } }, () => {
    // Asked again within the transaction: two devices may have typed the same code at once.
    if (!hall.registry.pairing(code, hall.clock.now())) return false;
    hall.registry.dropPairing(pairingId);
    hall.registry.addDevice({ deviceId, kind, place, name, pairedAt: hall.clock.now() }, token);
    return true;
  });
  return isPaired ? { token, kind, place } : null;
}
