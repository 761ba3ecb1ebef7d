import type { ApplyState } from "../apply/states.tsx";
import { PickupScreen } from "./pickup-screen.tsx";

const screen = { at: "pickup", step: "code" } as const;

const pickup = (
  first?: Parameters<typeof PickupScreen>[0]["first"],
  more: Partial<ApplyState> = {},
): ApplyState => ({ screen, draw: () => <PickupScreen {...(first ? { first } : {})} />, ...more });

const handedOut = {
  outcome: "handed-out",
  number: "999902260302000016",
  itemName: "高龄津贴",
  certificateNumber: null,
  compartment: "B07",
} as const;

export const pickupStates: Record<string, ApplyState> = {
  "pickup-code": pickup(),
  "pickup-code-elderly": pickup({ code: "4829" }, { isElderly: true }),
  "pickup-code-english": pickup({ code: "4829" }, { language: "en" }),
  "pickup-done": pickup({ collected: handedOut }),
  "pickup-done-elderly": pickup({ collected: handedOut }, { isElderly: true }),
  "pickup-not-found": pickup({ collected: { outcome: "not-found" } }),
  "pickup-elsewhere": pickup({ collected: { outcome: "elsewhere", kioskId: "1" } }),
  "pickup-locked": pickup({ collected: { outcome: "locked" } }),
  "pickup-away": pickup({ collected: { outcome: "away" } }, { language: "en" }),
};
