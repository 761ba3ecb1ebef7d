import { useEffect } from "react";
import type { DeviceInfo, Devices } from "../../drivers/contract/devices.ts";
import type { OperationInput } from "../../drivers/contract/operations.ts";
import { isWorking } from "./use-devices.ts";

/** What could not be shown is tried again; what is unknown as well, since showing a thing twice does no harm. */
const againMs = 5_000;

/** Keeps on a device what this page says, through unplugging and plugging in. */
export function useShown<Name extends "showText" | "showNumber">(
  devices: Devices,
  device: DeviceInfo | null,
  operation: Name,
  input: OperationInput<Name>,
): void {
  const deviceId = device && isWorking(device) ? device.deviceId : undefined;
  const key = JSON.stringify(input);
  useEffect(() => {
    if (deviceId === undefined) return;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = async () => {
      const { outcome } = await devices.operate(deviceId, operation, JSON.parse(key) as typeof input);
      const isDone = outcome === "shown" || outcome === "sent";
      if (!isDone && !isGone) timer = setTimeout(() => void show(), againMs);
    };
    void show();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [devices, deviceId, operation, key]);
}
