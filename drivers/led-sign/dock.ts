import { z } from "zod";
import type { Simulate } from "../kind.ts";
import { ok } from "../result.ts";
import { actOnAny } from "../simulators/actions.ts";
import { drawSign } from "./draw.ts";
import { findSignMap } from "./find-map.ts";
import { createSimulatedSign } from "./simulator.ts";

const signAction = z.strictObject({ action: z.enum(["power-off", "power-on", "break", "repair"]) });

export const simulateSign: Simulate = async ({ deviceId, profile, address }, makeLine) => {
  const map = findSignMap(profile);
  const sign = createSimulatedSign(map, address, (bytes) => line.send(bytes));
  const line = await makeLine(deviceId, (bytes) => sign.receive(bytes));
  return {
    transport: line.transport,
    state: () => {
      const { behaviour, ...shown } = sign.state;
      return {
        isPluggedIn: line.isPluggedIn,
        behaviour: behaviour.behaviour,
        profile: map.profile.profileId,
        address: address ?? map.profile.address?.default ?? null,
        ...shown,
        picture: drawSign(sign.state),
      };
    },
    act: async (input) => {
      const parsed = signAction.safeParse(input);
      if (!parsed.success) return actOnAny(sign, line, input);
      switch (parsed.data.action) {
        case "power-off":
        case "power-on":
          sign.setPower(parsed.data.action === "power-on");
          return ok(null);
        case "break":
        case "repair":
          sign.setBroken(parsed.data.action === "break");
          return ok(null);
        default:
          return parsed.data.action satisfies never;
      }
    },
  };
};
