import type { KindEntry } from "../kind.ts";

export const idCardReader: KindEntry = {
  adapters: {
    serial: async () => {
      const { attachIdCardReader } = await import("./adapter.ts");
      return () => attachIdCardReader;
    },
  },
  defaultAdapter: "serial",
  operations: {},
  tools: () => import("./tools.ts"),
};
