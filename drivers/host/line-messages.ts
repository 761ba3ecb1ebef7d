import type { OperationInput, OperationName } from "../contract/operations.ts";
import type { DeviceStatus } from "../contract/status.ts";
import type { AdapterEvent } from "../driver.ts";
import type { LineDevice } from "./line.ts";
import type { HostSettings } from "./settings.ts";

/** What the host says to a line's process; the channel keeps their order and carries bytes as they are. */
export type ToLine =
  | { say: "open"; devices: LineDevice[]; settings: HostSettings }
  | {
      say: "operate";
      question: number;
      deviceId: string;
      operation: OperationName;
      input: OperationInput<OperationName>;
      longestMs: number;
    }
  | { say: "stop" };

export type FromLine =
  | { say: "beat"; residentBytes: number }
  | { say: "status"; deviceId: string; status: DeviceStatus }
  | { say: "event"; deviceId: string; event: AdapterEvent }
  | { say: "answer"; question: number; answer: unknown }
  | { say: "log"; level: "info" | "warn" | "error"; fields: Record<string, unknown>; message: string }
  /** It will end now: an error that nobody caught. */
  | { say: "crash"; error: string };
