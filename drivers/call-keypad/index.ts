import { profileNames } from "../frame-map/profile-names.ts";
import type { KindEntry } from "../kind.ts";

export const callKeypad: KindEntry = {
  adapters: {
    "frame-map": async () => (await import("./adapter.ts")).createKeypadDriver,
  },
  defaultAdapter: "frame-map",
  profiles: profileNames(new URL("./profiles/", import.meta.url)),
  operations: {
    showNumber: {
      isValid: async (display) => (await import("./keypad-display.ts")).isKeypadDisplay(display),
      longestMs: 15_000,
    },
  },
  tools: () => import("./tools.ts"),
};
