import { kinds } from "../kinds.ts";
import { models } from "../models.ts";
import type { DeviceConfig } from "./config.ts";

/** Adapter and profile: what the configuration says, else the model's row, else the kind's default. */
export function adapterOf({ kind, model, adapter, profile }: DeviceConfig) {
  const row = models.find((candidate) => candidate.modelId === model && candidate.kind === kind);
  return {
    adapter: adapter ?? row?.adapter ?? kinds[kind].defaultAdapter,
    profile: profile ?? row?.profile,
  };
}
