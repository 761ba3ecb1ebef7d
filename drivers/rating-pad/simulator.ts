import type { RatingLevel } from "../contract/rating.ts";
import type { FrameMap } from "../frame-map/frame-map.ts";
import type { Values } from "../frame-map/profile.ts";
import { createSimulatedEar } from "../frame-map/simulated-ear.ts";
import { type Behaviour, normal, type SimulatedDevice, sendAs } from "../simulated-device.ts";

export interface SimulatedPad extends SimulatedDevice {
  /** False when this pad has no such key. */
  press(level: RatingLevel): boolean;
  /** What nobody's manual lists: bytes as they are. */
  sendRaw(bytes: Uint8Array): void;
  /** A pad whose lights are broken says so when it is asked to ask. */
  setBroken(isBroken: boolean): void;
  behave(behaviour: Behaviour): void;
  readonly behaviour: Behaviour;
  readonly state: {
    isAsking: boolean;
    isBroken: boolean;
    text: string;
    pressCount: number;
    askCount: number;
  };
}

/** The other end of a pad's wire, from the same profile. It lights while it asks; its keys send whether it asks or not. */
export function createSimulatedPad(
  map: FrameMap,
  send: (bytes: Uint8Array) => void,
  address?: number,
): SimulatedPad {
  const ear = createSimulatedEar(map, address, hear);
  let behaviour: Behaviour = normal;
  let isAsking = false;
  let isBroken = false;
  let text = "";
  let pressCount = 0;
  let askCount = 0;

  /** False when this wire has no such message. */
  function say(message: string, values: Record<string, number> = {}): boolean {
    const frame = map.encode("host", message, values, address);
    if (!frame.ok) return false;
    sendAs(behaviour, frame.value, send, (bytes) =>
      bytes.map((byte, at) => (at === bytes.length - 2 ? byte ^ 0x55 : byte)),
    );
    return true;
  }

  function hear(message: string, values: Values): void {
    switch (message) {
      case "ask-rating":
        askCount += 1;
        if (isBroken && say("refused")) return;
        isAsking = true;
        text = String(values.text ?? "");
        say("asked");
        return;
      case "stop-asking":
      case "thanks":
        isAsking = false;
        return;
      case "are-you-there":
        say("here");
        return;
      default:
    }
  }

  return {
    receive: (bytes) => ear.receive(bytes),
    restart() {
      ear.forget();
      behaviour = normal;
      isAsking = false;
    },
    press(level) {
      pressCount += 1;
      return say("rated", { level });
    },
    sendRaw: send,
    setBroken(value) {
      isBroken = value;
    },
    behave(next) {
      behaviour = next;
    },
    get behaviour() {
      return behaviour;
    },
    get state() {
      return { isAsking, isBroken, text, pressCount, askCount };
    },
  };
}
