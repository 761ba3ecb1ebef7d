import { z } from "zod";
import { deviceKinds } from "../contract/devices.ts";

/** `counter-3-sign:led-sign:profile=imm9003:address=3:line=rs485`; what follows the kind may be left out. */
const order = z
  .string()
  .transform((text) => {
    const [deviceId, kind, ...more] = text.split(":");
    return { deviceId, kind, ...Object.fromEntries(more.map((one) => one.split("=", 2))) };
  })
  .pipe(
    z.strictObject({
      deviceId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "small letters, digits and hyphens"),
      kind: z.enum(deviceKinds),
      adapter: z.string().optional(),
      profile: z.string().optional(),
      address: z.coerce.number().int().min(0).max(65_535).optional(),
      /** Devices with the same one hang on one line. */
      line: z
        .string()
        .regex(/^[a-z0-9-]{1,40}$/)
        .optional(),
    }),
  )
  // Left out and undefined are two things to the rest of the simulators.
  .transform(({ deviceId, kind, adapter, profile, address, line }) => ({
    deviceId,
    kind,
    ...(adapter === undefined ? {} : { adapter }),
    ...(profile === undefined ? {} : { profile }),
    ...(address === undefined ? {} : { address }),
    ...(line === undefined ? {} : { line }),
  }));

/** The simulated devices that a command line asks for, parted by commas. */
export const orders = z
  .string()
  .transform((list) => list.split(","))
  .pipe(z.array(order));
