import type { KindEntry } from "../kind.ts";
import { longestCaptureMs } from "./types.ts";

/** Scanners; a camera of the page itself is opened by the page (`renderer/kit/capture/`). */
export const documentCamera: KindEntry = {
  adapters: {
    escl: async () => (await import("./escl/adapter.ts")).createEsclAdapter,
    sane: async () => (await import("./sane/adapter.ts")).createSaneAdapter,
  },
  defaultAdapter: "escl",
  operations: {
    captureDocument: {
      isValid: async (request) => (await import("./capture-request.ts")).isCaptureRequest(request),
      longestMs: longestCaptureMs,
    },
  },
  tools: () => import("./tools.ts"),
};
