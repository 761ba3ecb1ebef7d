import type { DeviceModel } from "../model.ts";

/** Nobody knows the makers' names for most of these; the numbers are those of the adapters that the bytes are from. */
const fromPublicSource = {
  kind: "led-sign",
  adapter: "frame-map",
  baudRate: 9600,
  verified: "public-source",
} as const;

export const ledSignModels: readonly DeviceModel[] = [
  {
    ...fromPublicSource,
    modelId: "imm90022-strip",
    maker: "unknown",
    name: "counter strip IMM9002, IMM90022",
    profile: "imm90022-strip",
  },
  {
    ...fromPublicSource,
    modelId: "imm90022-board",
    maker: "unknown",
    name: "hall board IMM90022",
    profile: "imm90022-board",
  },
  {
    ...fromPublicSource,
    modelId: "imm9003",
    maker: "瑞泽",
    name: "counter strip IMM9003",
    profile: "imm9003",
  },
  {
    ...fromPublicSource,
    modelId: "imm90061",
    maker: "unknown",
    name: "counter strip IMM90061",
    profile: "imm90061",
    baudRate: 38400,
  },
  {
    ...fromPublicSource,
    modelId: "imm9012",
    maker: "unknown",
    name: "counter strip and hall board IMM9012",
    profile: "imm9012",
  },
];
