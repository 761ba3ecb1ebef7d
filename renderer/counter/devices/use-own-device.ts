import { useEffect, useState } from "react";
import type { Devices } from "../../../drivers/contract/devices.ts";
import { healthOf } from "../../../drivers/contract/status.ts";
import { type CounterDeviceKind, ownDevice } from "./own-device.ts";

export interface OwnDevice {
  deviceId: string;
  /** Its line is open, and it does not say that it cannot. */
  isWorking: boolean;
}

/** A device host that starts later, or comes back, tells its devices only when asked. */
const askEveryMs = 10_000;

/** The counter's own device of a kind; null where it has none. */
export function useOwnDevice(devices: Devices, kind: CounterDeviceKind, counterId: string): OwnDevice | null {
  const [own, setOwn] = useState<OwnDevice | null>(null);
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      const found = ownDevice(await devices.list(), kind, counterId);
      if (isGone) return;
      const isWorking = found !== null && healthOf(found.status.kind) !== "down";
      setOwn((before) => {
        if (!found) return null;
        const isSame = before?.deviceId === found.deviceId && before.isWorking === isWorking;
        return isSame ? before : { deviceId: found.deviceId, isWorking };
      });
    };
    void read();
    const timer = setInterval(() => void read(), askEveryMs);
    const stop = devices.listen((event) => {
      if (event.event === "status" && event.kind === kind) void read();
    });
    return () => {
      isGone = true;
      clearInterval(timer);
      stop();
    };
  }, [devices, kind, counterId]);
  return own;
}
