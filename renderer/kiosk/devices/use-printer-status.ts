import { useEffect, useState } from "react";
import type { Devices } from "../../../drivers/contract/devices.ts";
import type { DeviceStatus } from "../../../drivers/contract/status.ts";
import { firstPrinter } from "../session.ts";

/** How the ticket printer is; null while it is not known, `absent` where there is none. */
export function usePrinterStatus(devices: Devices): DeviceStatus | null {
  const [status, setStatus] = useState<DeviceStatus | null>(null);
  useEffect(() => {
    let isGone = false;
    let printerId: string | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      const all = await devices.list();
      if (isGone) return;
      const printer = firstPrinter(all);
      printerId = printer?.deviceId;
      setStatus(printer?.status ?? { kind: "absent" });
      // A device host that starts later, or comes back, tells its devices only when asked.
      timer = setTimeout(() => void read(), all.length === 0 ? 1_000 : 10_000);
    };
    void read();
    const stop = devices.listen((event) => {
      if (event.event !== "status" || event.kind !== "ticket-printer") return;
      if (printerId === undefined || event.deviceId === printerId) setStatus(event.status);
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      stop();
    };
  }, [devices]);
  return status;
}
