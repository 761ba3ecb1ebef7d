import type { DeviceKind } from "../contract/devices.ts";
import type { Attach } from "../driver.ts";
import { attachIdCardReader } from "../id-card-reader/reader.ts";
import { createTicketPrinterDriver } from "../ticket-printer/printer.ts";

/** The driver for each kind of device; called once per device, so that a driver may remember things between openings. */
export const createDriver: Record<DeviceKind, () => Attach> = {
  "id-card-reader": () => attachIdCardReader,
  "ticket-printer": () => createTicketPrinterDriver(),
};
