import type { BridgeAnswer } from "../contract/bridge.ts";
import type { Refused } from "./channel.ts";

export function refuse(because: Refused): BridgeAnswer {
  return { ok: false, error: { code: because, params: because === "invalid-input" ? { field: "ipc" } : {} } };
}
