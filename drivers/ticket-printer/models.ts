import type { DeviceModel } from "../model.ts";

export const ticketPrinterModels: readonly DeviceModel[] = [
  {
    modelId: "esc-pos-80",
    kind: "ticket-printer",
    maker: "通用",
    name: "ESC/POS, 80 mm, GB18030",
    adapter: "esc-pos",
    verified: "simulator",
  },
];
