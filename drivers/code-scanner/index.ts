import type { KindEntry } from "../kind.ts";

export const codeScanner: KindEntry = {
  adapters: {
    serial: async () => (await import("./adapter.ts")).createSerialScanner,
    "hid-keyboard": async () => (await import("./adapter.ts")).createKeyboardScanner,
  },
  defaultAdapter: "serial",
  operations: {},
  tools: () => import("./tools.ts"),
};
