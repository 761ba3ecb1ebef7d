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
    const read = async () => {
      const printer = firstPrinter(await devices.list());
      printerId = printer?.deviceId;
      if (!isGone) setStatus(printer?.status ?? { kind: "absent" });
    };
    void read();
    // A device host that starts later, or comes back, tells its devices only when asked.
    const timer = setInterval(() => void read(), 10_000);
    const stop = devices.listen((event) => {
      if (event.event !== "status" || event.kind !== "ticket-printer") return;
      if (printerId === undefined || event.deviceId === printerId) setStatus(event.status);
    });
    return () => {
      isGone = true;
      clearInterval(timer);
      stop();
    };
  }, [devices]);
  return status;
}
