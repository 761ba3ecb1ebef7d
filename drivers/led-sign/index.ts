import { profileNames } from "../frame-map/profile-names.ts";
import type { KindEntry } from "../kind.ts";

export const ledSign: KindEntry = {
  adapters: {
    "frame-map": async () => (await import("./adapter.ts")).createSignDriver,
  },
  defaultAdapter: "frame-map",
  profiles: profileNames(new URL("./profiles/", import.meta.url)),
  operations: {
    showText: {
      isValid: async (text) => (await import("./sign-text.ts")).isSignText(text),
      longestMs: 15_000,
    },
  },
  tools: () => import("./tools.ts"),
};
