import { z } from "zod";
import type { Simulate } from "../kind.ts";
import { err, ok } from "../result.ts";
import { actOnAny } from "../simulators/actions.ts";
import { findKeypadMap } from "./find-map.ts";
import { createSimulatedKeypad } from "./simulator.ts";
import { commandKeys } from "./vocabulary.ts";

const keypadAction = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("press"),
    key: z.enum(commandKeys),
    digits: z
      .string()
      .regex(/^\d{1,6}$/)
      .optional(),
  }),
  z.strictObject({ action: z.literal("press-digit"), digit: z.int().min(0).max(9) }),
]);

export const simulateKeypad: Simulate = async ({ deviceId, profile, address }, makeLine) => {
  const map = findKeypadMap(profile);
  const keypad = createSimulatedKeypad(map, address, (bytes) => line.send(bytes));
  const line = await makeLine(deviceId, (bytes) => keypad.receive(bytes));
  return {
    transport: line.transport,
    state: () => {
      const { behaviour, ...shown } = keypad.state;
      return {
        isPluggedIn: line.isPluggedIn,
        behaviour: behaviour.behaviour,
        profile: map.profile.profileId,
        address: address ?? map.profile.address?.default ?? null,
        ...shown,
      };
    },
    act: async (input) => {
      const parsed = keypadAction.safeParse(input);
      if (!parsed.success) return actOnAny(keypad, line, input);
      const { data } = parsed;
      const pressed = keypad.press(
        data.action === "press-digit"
          ? { key: "digit", digit: data.digit }
          : { key: data.key, ...(data.digits === undefined ? {} : { digits: data.digits }) },
      );
      return pressed.ok ? ok(null) : err("invalid-input");
    },
  };
};
