import { z } from "zod";
import { type DevicesConfig, devicesConfig } from "../../drivers/host/config.ts";

const httpOrigin = z
  .url({ protocol: /^https?$/ })
  .refine(
    (url) => URL.canParse(url) && new URL(url).pathname === "/",
    "only the origin, e.g. http://127.0.0.1:8100",
  )
  .transform((url) => new URL(url).origin);

/** A pad of keys that this host reads: it rates in place of a touch pad. */
const ratingConfig = z.strictObject({
  /** As a pad of this counter is paired at the hall. It stays in this program, so that no page can rate with it. */
  padToken: z.string().min(1).max(200),
  /** Where ratings wait that the hall has not answered yet; a file of this program alone. */
  outbox: z.string().min(1),
  /** Of `devices`; without it, their first pad. */
  deviceId: z.string().optional(),
  /** How long the pad asks. */
  openSeconds: z.int().min(5).max(300).default(60),
});

const loopbackShape = z.strictObject({
  /** Where the hall server is. */
  hall: httpOrigin,
  /** This place's token at the hall; without one, nothing is reported and a person signs in on the page. */
  hallToken: z.string().min(1).max(200).optional(),
  /**
   * Of a kiosk: where it keeps the numbers that it gives while the hall is away; a folder of this program alone. Its token
   * then stays in this program too.
   */
  offline: z.strictObject({ folder: z.string().min(1) }).optional(),
  /** 0: any free one. */
  port: z.coerce.number().int().min(0).max(65535),
  devices: devicesConfig,
  rating: ratingConfig.optional(),
  /** Where the simulators' dock is, on a development machine only. */
  dockUrl: httpOrigin.optional(),
  /** The folder of the built pages. */
  pages: z.string().optional(),
});

export const loopbackConfig = loopbackShape
  .refine(({ offline, hallToken }) => offline === undefined || hallToken !== undefined, {
    path: ["offline"],
    message: "numbers without the hall need the kiosk's hallToken",
  })
  .refine(({ rating, devices }) => rating === undefined || padOf(rating.deviceId, devices) !== undefined, {
    path: ["rating"],
    message: "there is no such rating-pad among the devices",
  });

export type LoopbackConfig = z.infer<typeof loopbackConfig>;

/** The pad that rates: the one that is named, else the first. */
export function padOf(deviceId: string | undefined, devices: DevicesConfig): string | undefined {
  const pads = devices.filter(({ kind }) => kind === "rating-pad");
  return pads.find((pad) => deviceId === undefined || pad.deviceId === deviceId)?.deviceId;
}
