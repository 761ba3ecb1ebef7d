import { isAbsolute } from "node:path";
import { z } from "zod";
import { deviceKinds } from "../contract/devices.ts";
import { kinds } from "../kinds.ts";
import { lineKeyOf, parseTransportSpec } from "../transport/spec.ts";

const deviceConfig = z
  .strictObject({
    deviceId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "small letters, digits and hyphens"),
    kind: z.enum(deviceKinds),
    /** A modelId of the table of models, which then says adapter and profile; or maker and model in words, for people. */
    model: z.string().min(1).max(100),
    /** As transport/spec.ts writes them, e.g. `serial:/dev/ttyUSB0@115200` or `tcp:192.168.1.20:9100`. */
    transport: z
      .string()
      .max(600)
      .refine((text) => parseTransportSpec(text).ok, "no transport, such as serial:<port>@<baud rate>"),
    adapter: z.string().max(64).optional(),
    /** One that comes with the kind, by its name; or a file of one's own, by its whole path. */
    profile: z.string().max(500).optional(),
    /** On a line that several devices share. */
    address: z.int().min(0).max(65_535).optional(),
    options: z.record(z.string().max(64), z.union([z.string().max(500), z.number(), z.boolean()])).optional(),
  })
  .superRefine(({ kind, adapter, profile }, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    const entry = kinds[kind];
    if (adapter !== undefined && !Object.hasOwn(entry.adapters, adapter))
      complain("adapter", `one of ${Object.keys(entry.adapters).join(", ")}`);
    const isOwn = profile !== undefined && isAbsolute(profile) && profile.endsWith(".json");
    if (profile !== undefined && !(entry.profiles && (isOwn || entry.profiles.includes(profile))))
      complain(
        "profile",
        entry.profiles
          ? `one of ${entry.profiles.join(", ")}, or the whole path of a .json file`
          : "none: this kind has no profiles",
      );
  });

export type DeviceConfig = z.infer<typeof deviceConfig>;

export const devicesConfig = z
  .array(deviceConfig)
  .max(64)
  .refine((devices) => new Set(devices.map(({ deviceId }) => deviceId)).size === devices.length, {
    message: "every deviceId once",
  })
  .superRefine((devices, context) => {
    for (const [line, sharers] of linesOf(devices)) {
      const [transports, addresses] = [
        new Set(sharers.map(({ transport }) => transport)),
        new Set(sharers.map(({ address }) => address)),
      ];
      if (sharers.length > 1 && (addresses.size < sharers.length || addresses.has(undefined)))
        context.addIssue({ code: "custom", message: `${line}: devices on one line need an address each` });
      if (transports.size > 1)
        context.addIssue({ code: "custom", message: `${line}: one line has one speed` });
    }
  });

export type DevicesConfig = z.infer<typeof devicesConfig>;

/** The devices by the line that they are on. */
export function linesOf(devices: DevicesConfig): Map<string, DeviceConfig[]> {
  return Map.groupBy(devices, ({ transport }) => {
    const spec = parseTransportSpec(transport);
    return spec.ok ? lineKeyOf(spec.value) : transport;
  });
}
