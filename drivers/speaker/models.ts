import type { DeviceModel } from "../model.ts";

export const speakerModels: readonly DeviceModel[] = [
  {
    modelId: "alsa-output",
    kind: "speaker",
    maker: "通用",
    name: "本机声卡的输出 (ALSA)",
    adapter: "alsa",
    verified: "simulator",
  },
];
