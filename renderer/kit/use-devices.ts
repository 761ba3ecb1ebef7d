import { useEffect, useState } from "react";
import type { DeviceInfo, DeviceKind, Devices } from "../../drivers/contract/devices.ts";
import { healthOf } from "../../drivers/contract/status.ts";

/** A device host that starts later, or comes back, tells its devices only when asked. */
const askEveryMs = 10_000;
/** While there are none at all: its connection may not be up yet. */
const askForFirstEveryMs = 1_000;

/** The devices of a kind at this place, as they are now. */
export function useDevices(devices: Devices, kind: DeviceKind): readonly DeviceInfo[] {
  const [found, setFound] = useState<readonly DeviceInfo[]>([]);
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      const all = await devices.list();
      const ofKind = all.filter((device) => device.kind === kind);
      if (isGone) return;
      setFound((before) => (JSON.stringify(before) === JSON.stringify(ofKind) ? before : ofKind));
      clearTimeout(timer);
      timer = setTimeout(() => void read(), all.length === 0 ? askForFirstEveryMs : askEveryMs);
    };
    void read();
    const stop = devices.listen((event) => {
      if (event.event === "status" && event.kind === kind) void read();
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      stop();
    };
  }, [devices, kind]);
  return found;
}

/** Its line is open, and it does not say that it cannot. */
export function isWorking(device: DeviceInfo): boolean {
  return healthOf(device.status.kind) !== "down";
}
