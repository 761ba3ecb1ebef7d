import { z } from "zod";
import type { ActionFault } from "../kind.ts";
import { err, ok, type Result } from "../result.ts";
import { type Behaviour, normal } from "../simulated-device.ts";
import type { SimulatedLine } from "./line.ts";

/** What a person at the dock can do to any device. `normal` ends `silence` and `garbage`; so does pulling the cable. */
const anyDeviceAction = z.discriminatedUnion("action", [
  z.strictObject({ action: z.enum(["cable-out", "cable-in", "silence", "garbage", "normal"]) }),
]);

export type Done = Result<null, ActionFault>;

interface Behaving {
  behave(behaviour: Behaviour): void;
  restart(): void;
}

export async function actOnAny(device: Behaving, line: SimulatedLine, input: unknown): Promise<Done> {
  const parsed = anyDeviceAction.safeParse(input);
  if (!parsed.success) return err("invalid-input");
  switch (parsed.data.action) {
    case "cable-out":
      await line.unplug();
      device.restart();
      return ok(null);
    case "cable-in":
      await line.plugIn();
      return ok(null);
    case "silence":
      device.behave({ behaviour: "silent" });
      return ok(null);
    case "garbage":
      device.behave({ behaviour: "garbage" });
      return ok(null);
    case "normal":
      device.behave(normal);
      return ok(null);
    default:
      return parsed.data.action satisfies never;
  }
}
