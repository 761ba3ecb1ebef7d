import type { KeypadKey } from "../contract/keypad.ts";
import type { Values } from "../frame-map/profile.ts";
import { createSimulatedEar } from "../frame-map/simulated-ear.ts";
import { err, ok, type Result } from "../result.ts";
import { type Behaviour, normal, type SimulatedDevice, sendAs } from "../simulated-device.ts";
import type { KeypadMap } from "./types.ts";

export interface SimulatedKeypad extends SimulatedDevice {
  /** Fails when this keypad has no such key. */
  press(key: KeypadKey): Result<null, "no-such-key">;
  behave(behaviour: Behaviour): void;
  readonly state: KeypadState;
}

export interface KeypadState {
  /** What its display shows. */
  number: string;
  waiting: number | null;
  /** Keys that were pressed and not asked for yet, on a wire on which keypads are asked. */
  keysWaiting: number;
  behaviour: Behaviour;
}

/** More presses than this before anybody asks are lost, as in the small memory of such a device. */
const keysKept = 8;

/** A keypad as its line meets it: sends each key at once, or keeps it until it is asked where its wire has a question. */
export function createSimulatedKeypad(
  map: KeypadMap,
  address: number | undefined,
  send: (bytes: Uint8Array) => void,
): SimulatedKeypad {
  const ear = createSimulatedEar(map, address, hear);
  const isAsked = map.can("device", "are-you-there");
  const keys: Uint8Array[] = [];
  const display = { number: "", waiting: null as number | null };
  let behaviour: Behaviour = normal;

  function answer(message: string): void {
    const frame = map.encode("host", message, {}, address);
    if (frame.ok) sendAs(behaviour, frame.value, send, withBentLastByte);
  }

  function hear(message: string, values: Values): void {
    switch (message) {
      case "are-you-there": {
        const [key] = keys;
        if (key) {
          if (!map.can("device", "key-taken")) keys.shift();
          sendAs(behaviour, key, send, withBentLastByte);
        } else answer("here");
        return;
      }
      case "key-taken":
        keys.shift();
        return;
      case "show-number":
        display.number = String(values.number ?? values.digits ?? "");
        answer("done");
        return;
      case "show-waiting":
        display.waiting = Number(values.waiting);
        answer("done");
        return;
    }
  }

  return {
    press(key: KeypadKey): Result<null, "no-such-key"> {
      const frame = frameOf(map, key, address);
      if (!frame) return err("no-such-key");
      if (!isAsked) sendAs(behaviour, frame, send, withBentLastByte);
      else if (keys.length < keysKept) keys.push(frame);
      return ok(null);
    },
    receive: (bytes) => ear.receive(bytes),
    restart(): void {
      ear.forget();
      keys.length = 0;
      behaviour = normal;
    },
    behave(next: Behaviour): void {
      behaviour = next;
    },
    get state() {
      return { ...display, keysWaiting: keys.length, behaviour };
    },
  };
}

function frameOf(map: KeypadMap, key: KeypadKey, address: number | undefined): Uint8Array | null {
  const values: Values =
    key.key === "digit"
      ? { digit: key.digit }
      : { key: key.key, ...(key.digits === undefined ? {} : { digits: Number(key.digits) }) };
  const message = key.key === "digit" ? "digit-pressed" : "key-pressed";
  const frame = map.encode("host", message, values, address);
  return frame.ok ? frame.value : null;
}

function withBentLastByte(frame: Uint8Array): Uint8Array {
  return Uint8Array.from(frame, (byte, at) => (at === frame.length - 1 ? byte ^ 0x01 : byte));
}
