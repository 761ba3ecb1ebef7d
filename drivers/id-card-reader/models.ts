import type { DeviceModel } from "../model.ts";

export const idCardReaderModels: readonly DeviceModel[] = [
  {
    modelId: "sam-v-serial",
    kind: "id-card-reader",
    maker: "通用",
    name: "SAM_V, serial",
    adapter: "serial",
    baudRate: 115200,
    verified: "simulator",
  },
];
