import type { CardFault, IdCard } from "./id-card.ts";
import type { PrintJob, PrintOutcome } from "./print.ts";
import type { DeviceStatus } from "./status.ts";

export type DeviceKind = "id-card-reader" | "ticket-printer";

export interface DeviceInfo {
  deviceId: string;
  kind: DeviceKind;
  /** Maker and model as the hall's file names it, for people. */
  model: string;
  status: DeviceStatus;
}

export type DeviceEvent =
  | { event: "status"; deviceId: string; kind: DeviceKind; status: DeviceStatus }
  | { event: "card-laid"; deviceId: string; card: IdCard }
  | { event: "card-unreadable"; deviceId: string; fault: CardFault }
  | { event: "card-taken"; deviceId: string };

/**
 * The devices of this place, as a page sees them. The same in Electron (preload bridge), in a browser beside a device
 * host (loopback socket) and in a browser without devices (an empty list).
 */
export interface Devices {
  list(): Promise<DeviceInfo[]>;
  /** Returns the function that stops listening. */
  listen(listener: (event: DeviceEvent) => void): () => void;
  print(deviceId: string, job: PrintJob): Promise<PrintOutcome>;
}
