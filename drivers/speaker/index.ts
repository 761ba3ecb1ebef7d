import type { KindEntry } from "../kind.ts";
import { longestMs } from "./frame.ts";

export const speaker: KindEntry = {
  adapters: {
    alsa: async () => {
      const { createSpeakerAdapter } = await import("./adapter.ts");
      return () => createSpeakerAdapter();
    },
  },
  defaultAdapter: "alsa",
  operations: {
    announce: {
      isValid: async (input) => (await import("./announcement.ts")).checkAnnouncement(input).ok,
      longestMs: longestMs + 10_000,
    },
  },
  tools: () => import("./tools.ts"),
};
