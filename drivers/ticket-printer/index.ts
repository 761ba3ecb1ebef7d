import type { KindEntry } from "../kind.ts";

export const ticketPrinter: KindEntry = {
  adapters: {
    "esc-pos": async () => (await import("./options.ts")).makeTicketPrinter,
  },
  defaultAdapter: "esc-pos",
  operations: {
    print: { isValid: async (job) => (await import("./job.ts")).checkJob(job).ok, longestMs: 45_000 },
  },
  tools: () => import("./tools.ts"),
};
