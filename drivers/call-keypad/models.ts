import type { DeviceModel } from "../model.ts";

export const callKeypadModels: readonly DeviceModel[] = [
  {
    modelId: "keypad-six-bytes",
    kind: "call-keypad",
    maker: "unknown",
    name: "call keypad with frames of six bytes (its author notes that it did not work)",
    adapter: "frame-map",
    profile: "six-bytes",
    baudRate: 9600,
    verified: "public-source",
  },
  {
    modelId: "keypad-ff-68",
    kind: "call-keypad",
    maker: "unknown",
    name: "call keypad with 21 keys, frames FF 68 … 16 (its commands are not known)",
    adapter: "frame-map",
    profile: "ff-68",
    baudRate: 9600,
    verified: "simulator",
  },
];
