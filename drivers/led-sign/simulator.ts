import type { Values } from "../frame-map/profile.ts";
import { createSimulatedEar } from "../frame-map/simulated-ear.ts";
import { type Behaviour, normal, type SimulatedDevice, sendAs } from "../simulated-device.ts";
import { widthOf } from "./fit-text.ts";
import type { SignMap } from "./types.ts";

export interface SimulatedSign extends SimulatedDevice {
  behave(behaviour: Behaviour): void;
  /** Without power it shows nothing and hears nothing; what it showed is lost. */
  setPower(isOn: boolean): void;
  /** From the next text on it says that it cannot, if it says anything at all. */
  setBroken(isBroken: boolean): void;
  readonly state: SignState;
}

export interface SignState {
  isOn: boolean;
  isBroken: boolean;
  rows: string[];
  motion: string;
  color: string;
  /** Frames for it so far that it understood. */
  framesHeard: number;
  behaviour: Behaviour;
}

/** A sign as its line meets it: shows what is for its own address, and answers where its profile has answers. */
export function createSimulatedSign(
  map: SignMap,
  address: number | undefined,
  send: (bytes: Uint8Array) => void,
): SimulatedSign {
  const ear = createSimulatedEar(map, address, hear);
  const { rows: rowCount } = map.settings;
  const dark = () => Array.from({ length: rowCount }, () => "");
  const state: SignState = {
    isOn: true,
    isBroken: false,
    rows: dark(),
    motion: "still",
    color: "red",
    framesHeard: 0,
    behaviour: normal,
  };

  function answer(message: string): void {
    if (!map.can("host", message)) return;
    const frame = map.encode("host", message, {}, address);
    if (frame.ok) sendAs(state.behaviour, frame.value, send, withBentLastByte);
  }

  function hear(message: string, values: Values): void {
    state.framesHeard += 1;
    if (message === "are-you-there") answer("here");
    else if (state.isBroken) answer("refused");
    else {
      show(message, values);
      answer("done");
    }
  }

  function show(message: string, values: Values): void {
    if (message === "clear") state.rows = dark();
    if (message === "show-text") {
      const { text = "", row, motion, color } = values;
      if (typeof row === "number") state.rows[row - 1] = String(text).trimEnd();
      else state.rows = rowsOf(String(text), map);
      if (motion !== undefined) state.motion = String(motion);
      if (color !== undefined) state.color = String(color);
    }
  }

  return {
    receive(bytes: Uint8Array): void {
      if (state.isOn) ear.receive(bytes);
    },
    restart(): void {
      ear.forget();
      state.behaviour = normal;
    },
    behave(behaviour: Behaviour): void {
      state.behaviour = behaviour;
    },
    setPower(isOn: boolean): void {
      state.isOn = isOn;
      state.rows = dark();
      ear.forget();
    },
    setBroken(isBroken: boolean): void {
      state.isBroken = isBroken;
    },
    state,
  };
}

/** A sign of several rows goes on in the next one where a row is full. */
function rowsOf(text: string, { settings: { rows, columns } }: SignMap): string[] {
  const shown = Array.from({ length: rows }, () => "");
  let row = 0;
  let width = 0;
  for (const character of text) {
    const characterWidth = widthOf(character);
    if (columns !== undefined && width + characterWidth > columns) {
      row += 1;
      width = 0;
    }
    if (row >= rows) break;
    shown[row] += character;
    width += characterWidth;
  }
  return shown.map((one) => one.trimEnd());
}

function withBentLastByte(frame: Uint8Array): Uint8Array {
  return Uint8Array.from(frame, (byte, at) => (at === frame.length - 1 ? byte ^ 0x01 : byte));
}
