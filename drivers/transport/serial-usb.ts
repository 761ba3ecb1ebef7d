import { err, type Result } from "../result.ts";
import { within } from "../wait.ts";
import { createSerialTransport } from "./serial.ts";
import { listSerialPorts } from "./serial-ports.ts";
import { formatTransportSpec, type UsbName } from "./spec.ts";
import type { OpenFault, Transport, TransportLimits } from "./types.ts";

/** What the system tells of a serial port; the names are serialport's. Ids are hexadecimal, in either case. */
export interface ListedPort {
  path: string;
  vendorId?: string | undefined;
  productId?: string | undefined;
  serialNumber?: string | undefined;
}

/**
 * A serial port found by its USB ids: the path changes with the socket and with what else is plugged in. Two ports that
 * fit are none: whoever names no serial number must not get another's device.
 */
export function createSerialUsbTransport(
  spec: { usb: UsbName; baudRate: number },
  limits: TransportLimits,
  listPorts: () => Promise<ListedPort[]> = listSerialPorts,
): Transport {
  let port: Transport | undefined;
  return {
    name: formatTransportSpec({ transport: "serial-usb", ...spec }),
    async open(listener): Promise<Result<null, OpenFault>> {
      const listed = await within(
        listPorts().catch(() => []),
        limits.openMs,
        null,
      );
      if (listed === null) return err("timeout");
      const [found, ...others] = listed.filter((candidate) => isNamed(candidate, spec.usb));
      if (!found || others.length > 0) return err("absent");
      port = createSerialTransport({ path: found.path, baudRate: spec.baudRate }, limits);
      return port.open(listener);
    },
    write: async (bytes) => port?.write(bytes) ?? err("line-lost"),
    setBaudRate: async (baudRate) => port?.setBaudRate?.(baudRate) ?? err("line-lost"),
    close: async () => port?.close(),
  };
}

function isNamed(port: ListedPort, { vendorId, productId, serialNumber }: UsbName): boolean {
  return (
    Number.parseInt(port.vendorId ?? "", 16) === vendorId &&
    Number.parseInt(port.productId ?? "", 16) === productId &&
    (serialNumber === undefined || port.serialNumber === serialNumber)
  );
}
