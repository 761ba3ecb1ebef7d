import type { KindEntry } from "../kind.ts";
import { paperProfileNames } from "./paper.ts";

export const documentPrinter: KindEntry = {
  adapters: {
    ipp: async () => (await import("./adapter.ts")).createDocumentPrinterAdapter,
  },
  defaultAdapter: "ipp",
  profiles: paperProfileNames,
  operations: {
    printDocument: {
      isValid: async (job) => (await import("./job.ts")).checkDocumentJob(job).ok,
      longestMs: 300_000,
    },
  },
  tools: () => import("./tools.ts"),
};
