import { z } from "zod";
import { parseTransportSpec } from "../transport/spec.ts";

const deviceConfig = z.strictObject({
  deviceId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "small letters, digits and hyphens"),
  kind: z.enum(["id-card-reader", "ticket-printer"]),
  /** Maker and model, for people. */
  model: z.string().min(1).max(100),
  /** `serial:/dev/ttyUSB0@115200` or `tcp:192.168.1.20:9100` */
  transport: z
    .string()
    .refine((text) => parseTransportSpec(text).ok, "serial:<port>@<baud rate> or tcp:<host>:<port>"),
});

export const devicesConfig = z
  .array(deviceConfig)
  .max(64)
  .refine((devices) => new Set(devices.map(({ deviceId }) => deviceId)).size === devices.length, {
    message: "every deviceId once",
  })
  .refine((devices) => new Set(devices.map(({ transport }) => transport)).size === devices.length, {
    message: "every transport once: two adapters on one line would eat each other's answers",
  });

export type DeviceConfig = z.infer<typeof deviceConfig>;
export type DevicesConfig = z.infer<typeof devicesConfig>;
