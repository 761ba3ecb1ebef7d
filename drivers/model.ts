import type { DeviceKind } from "./contract/devices.ts";
import type { UsbName } from "./transport/spec.ts";

/** How much is known of a model, from least to most. */
export type Verified = "public-source" | "simulator" | "recorded-bytes" | "real-device";

/** One row of the table of models: what it is, how it is recognised, how it is spoken to. */
export interface DeviceModel {
  modelId: string;
  kind: DeviceKind;
  maker: string;
  name: string;
  /** One of the kind's adapters. */
  adapter: string;
  profile?: string;
  /** As they are on the wire; two models may share an id, such as that of a USB-to-serial chip. */
  usb?: readonly Omit<UsbName, "serialNumber">[];
  baudRate?: number;
  verified: Verified;
}
