import { z } from "zod";
import { devicesConfig } from "../../drivers/host/config.ts";

const httpOrigin = z
  .url({ protocol: /^https?$/ })
  .refine(
    (url) => URL.canParse(url) && new URL(url).pathname === "/",
    "only the origin, e.g. http://127.0.0.1:8100",
  )
  .transform((url) => new URL(url).origin);

export const loopbackConfig = z.strictObject({
  /** Where the hall server is. */
  hall: httpOrigin,
  /** This place's token at the hall; without one, nothing is reported and a person signs in on the page. */
  hallToken: z.string().min(1).max(200).optional(),
  /** 0: any free one. */
  port: z.coerce.number().int().min(0).max(65535),
  devices: devicesConfig,
  /** Where the simulators' dock is, on a development machine only. */
  dockUrl: httpOrigin.optional(),
  /** The folder of the built pages. */
  pages: z.string().optional(),
});

export type LoopbackConfig = z.infer<typeof loopbackConfig>;
