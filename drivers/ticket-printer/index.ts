import type { KindEntry } from "../kind.ts";
import { checkJob } from "./job.ts";

export const ticketPrinter: KindEntry = {
  adapters: {
    "esc-pos": async () => (await import("./adapter.ts")).createTicketPrinterDriver,
  },
  defaultAdapter: "esc-pos",
  operations: {
    print: { isValid: (job) => checkJob(job).ok, longestMs: 45_000 },
  },
  tools: () => import("./tools.ts"),
};
