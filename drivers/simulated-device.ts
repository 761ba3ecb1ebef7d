/** The other end of a device's wire. Knows bytes only; which line carries them is somebody else's business. */
export interface SimulatedDevice {
  /** Bytes from the host. */
  receive(bytes: Uint8Array): void;
  /** The cable came back or was pulled: what was under way is forgotten, as when power goes. */
  restart(): void;
}

/** How a simulated device answers; anything but `normal` lasts until it is changed or the device restarts. */
export type Behaviour =
  | { behaviour: "normal" }
  | { behaviour: "silent" }
  /** Noise in place of every answer. */
  | { behaviour: "garbage" }
  /** Right answers with a wrong check, where the protocol has one. */
  | { behaviour: "bad-check" }
  /** Right answers in small pieces with pauses between. */
  | { behaviour: "pieces"; bytes: number; pauseMs: number }
  /** Right answers, so much later. */
  | { behaviour: "late"; delayMs: number };

export const normal: Behaviour = { behaviour: "normal" };

/** Sends an answer the way a behaviour wants it; `damage` is what `bad-check` does to it. */
export function sendAs(
  behaviour: Behaviour,
  bytes: Uint8Array,
  send: (bytes: Uint8Array) => void,
  damage: (bytes: Uint8Array) => Uint8Array = (undamaged) => undamaged,
): void {
  switch (behaviour.behaviour) {
    case "normal":
      send(bytes);
      return;
    case "silent":
      return;
    case "garbage":
      send(noise(64));
      return;
    case "bad-check":
      send(damage(bytes));
      return;
    case "pieces":
      for (let at = 0, piece = 0; at < bytes.length; at += behaviour.bytes, piece += 1) {
        setTimeout(send, piece * behaviour.pauseMs, bytes.slice(at, at + behaviour.bytes));
      }
      return;
    case "late":
      setTimeout(send, behaviour.delayMs, bytes);
      return;
    default:
      behaviour satisfies never;
  }
}

/** The same noise every time, so that a test that fails can be run again. All bit patterns, no structure. */
export function noise(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 167 + 89) & 0xff);
}
