import type { DeviceKind } from "../contract/devices.ts";
import type { Attach } from "../driver.ts";
import { attachIdCardReader } from "../id-card-reader/reader.ts";
import { attachTicketPrinter } from "../ticket-printer/printer.ts";

/** The adapter for each kind of device. */
export const attachByKind: Record<DeviceKind, Attach> = {
  "id-card-reader": (port, sink) => attachIdCardReader(port, sink),
  "ticket-printer": (port, sink) => attachTicketPrinter(port, sink),
};
