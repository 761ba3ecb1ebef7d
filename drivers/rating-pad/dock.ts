import { z } from "zod";
import { reportsOf } from "../code-scanner/keyboard/type-code.ts";
import type { Simulate } from "../kind.ts";
import { err, ok } from "../result.ts";
import { actOnAny, type Done } from "../simulators/actions.ts";
import type { SimulatedLine } from "../simulators/line.ts";
import { findPadMap, profileFor } from "./find-map.ts";
import { createSimulatedPad, type SimulatedPad } from "./simulator.ts";

const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const padAction = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("press"), level }),
  /** Two keys, one after the other, as somebody does who is not sure that it worked. */
  z.strictObject({ action: z.literal("press-twice"), level, next: level }),
  /** Bytes that no manual lists. */
  z.strictObject({ action: z.literal("press-unknown"), hex: z.string().regex(/^(?:[0-9a-f]{2}){1,64}$/) }),
  z.strictObject({ action: z.literal("lights"), areBroken: z.boolean() }),
]);

export const simulatePad: Simulate = async ({ deviceId, adapter, profile, address }, makeLine) => {
  const isKeyboard = adapter === "hid-keyboard";
  const map = findPadMap(profileFor(adapter, profile));
  const send = (bytes: Uint8Array) => {
    if (isKeyboard) typeReports(bytes, line);
    else line.send(bytes);
  };
  const pad = createSimulatedPad(map, send, address);
  const line = await makeLine(deviceId, (bytes) => pad.receive(bytes));
  return {
    transport: line.transport,
    state: () => ({ isPluggedIn: line.isPluggedIn, behaviour: pad.behaviour.behaviour, ...pad.state }),
    act: (input) => act(pad, line, input),
  };
};

/** As a keyboard types what a line would send; CR is its Enter. */
function typeReports(bytes: Uint8Array, line: SimulatedLine): void {
  for (const typed of Buffer.from(bytes).toString("latin1").split("\r").slice(0, -1)) {
    for (const report of reportsOf(typed) ?? []) line.send(report);
  }
}

async function act(pad: SimulatedPad, line: SimulatedLine, input: unknown): Promise<Done> {
  const parsed = padAction.safeParse(input);
  if (!parsed.success) return actOnAny(pad, line, input);
  const { data } = parsed;
  switch (data.action) {
    case "press":
      return pad.press(data.level) ? ok(null) : err("invalid-input");
    case "press-twice":
      return pad.press(data.level) && pad.press(data.next) ? ok(null) : err("invalid-input");
    case "press-unknown":
      pad.sendRaw(Uint8Array.from(Buffer.from(data.hex, "hex")));
      return ok(null);
    case "lights":
      pad.setBroken(data.areBroken);
      return ok(null);
    default:
      return data satisfies never;
  }
}
