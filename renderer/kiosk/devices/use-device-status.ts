import { useEffect, useState } from "react";
import type { Devices } from "../../../drivers/contract/devices.ts";
import type { DeviceStatus } from "../../../drivers/contract/status.ts";

/** How the kiosk's printer or reader is, the first of its kind; null while it is not known, `absent` where there is none. */
export function useDeviceStatus(
  devices: Devices,
  kind: "ticket-printer" | "id-card-reader",
): DeviceStatus | null {
  const [status, setStatus] = useState<DeviceStatus | null>(null);
  useEffect(() => {
    let isGone = false;
    let deviceId: string | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      const all = await devices.list();
      if (isGone) return;
      const device = all.find((one) => one.kind === kind);
      deviceId = device?.deviceId;
      setStatus(device?.status ?? { kind: "absent" });
      // A device host that starts later, or comes back, tells its devices only when asked.
      timer = setTimeout(() => void read(), all.length === 0 ? 1_000 : 10_000);
    };
    void read();
    const stop = devices.listen((event) => {
      if (event.event !== "status" || event.kind !== kind) return;
      if (deviceId === undefined || event.deviceId === deviceId) setStatus(event.status);
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      stop();
    };
  }, [devices, kind]);
  return status;
}
