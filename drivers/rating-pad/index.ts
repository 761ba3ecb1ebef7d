import { profileNames } from "../frame-map/profile-names.ts";
import type { KindEntry } from "../kind.ts";

export const ratingPad: KindEntry = {
  adapters: {
    serial: async () => (await import("./adapter.ts")).createSerialPad,
    hid: async () => (await import("./adapter.ts")).createHidPad,
    "hid-keyboard": async () => (await import("./adapter.ts")).createKeyboardPad,
  },
  defaultAdapter: "serial",
  profiles: profileNames(new URL("./profiles/", import.meta.url)),
  operations: {
    askRating: {
      isValid: async (question) => (await import("./question.ts")).isRatingQuestion(question),
      longestMs: 5000,
    },
  },
  tools: () => import("./tools.ts"),
};
