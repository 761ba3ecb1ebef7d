/** A device host as a program of its own, told what to do over the channel to whoever started it. */

import { fileURLToPath } from "node:url";
import type { DeviceEvent } from "../../../drivers/contract/devices.ts";
import type { OperationInput, OperationName } from "../../../drivers/contract/operations.ts";
import type { DevicesConfig } from "../../../drivers/host/config.ts";
import { type DeviceHost, startDeviceHost } from "../../../drivers/host/device-host.ts";
import { lookWhenAsked } from "./look.ts";

export type ToHost =
  | { say: "open"; devices: DevicesConfig }
  | { say: "operate"; question: number; deviceId: string; operation: OperationName; input: unknown };
export type FromHost =
  | { say: "event"; event: DeviceEvent }
  | { say: "answer"; question: number; answer: unknown };

lookWhenAsked();
// Whoever started it may be gone: then there is nobody to tell.
const tell = (message: FromHost) => void process.send?.(message, undefined, {}, () => {});
let host: DeviceHost | undefined;

process.on("message", async (message: ToHost) => {
  if (message.say === "open") {
    const entry = fileURLToPath(new URL("./observed-line.ts", import.meta.url));
    host = startDeviceHost(message.devices, { isolation: "process", program: { entry } });
    host.listen((event) => tell({ say: "event", event }));
    return;
  }
  const { question, deviceId, operation, input } = message;
  const typed = input as OperationInput<OperationName>;
  tell({ say: "answer", question, answer: await host?.operate(deviceId, operation, typed) });
});
process.once("disconnect", async () => {
  await host?.stop();
  process.exit(0);
});
