import { z } from "zod";
import { devicesConfig } from "../../drivers/host/config.ts";
import { windowRoles } from "../contract/bridge.ts";
import { padOf } from "../loopback/config.ts";
import { holdsCertificate } from "./trust.ts";

const httpOrigin = z
  .url({ protocol: /^https?$/ })
  .refine(
    (url) => URL.canParse(url) && new URL(url).pathname === "/",
    "only the origin, e.g. https://hall.example",
  )
  .transform((url) => new URL(url).origin);

const windowId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, "small letters, digits and hyphens");

const windowConfig = z.strictObject({
  /** Names its pairing, for ever; its role when left out. */
  id: windowId.optional(),
  /** Left out: what the pairing says. */
  role: z.enum(windowRoles).optional(),
  /** Displays counted from the left, then from the top, beginning with 1; the system's first when left out. */
  display: z.int().min(1).max(16).optional(),
});

const ratingPad = z.strictObject({
  /** Without it, the first pad among the devices. */
  deviceId: z.string().optional(),
  /** How long the pad asks. */
  openSeconds: z.int().min(5).max(300).default(60),
});

/** What this place is: the file `place.json`, with what the command line says on top. */
export const placeConfig = z
  .strictObject({
    hall: httpOrigin,
    windows: z.array(windowConfig).min(1).max(16).default([{}]),
    devices: devicesConfig.default([]),
    /** A pad of keys among the devices, paired by `--pair-pad`, that rates in place of a touch pad. */
    rating: ratingPad.optional(),
    /** Who signs the hall's certificate, where no public authority does: a PEM file. */
    certificateAuthority: z
      .string()
      .max(1000)
      .refine(holdsCertificate, "no such file, or no certificate in it")
      .optional(),
    /** Of the pages' address on this machine; 0: the one of the last start, or any free one. */
    port: z.int().min(0).max(65_535).default(0),
    /** The system has no place for secrets and this one's token may lie in plain text; `false` refuses to pair. */
    plainTextToken: z.boolean().default(false),
    /** Where the simulators' dock is, on a development machine only. */
    dockUrl: httpOrigin.optional(),
    /** The folder of the built pages, where it is not the program's own. */
    pages: z.string().max(1000).optional(),
    /** An ordinary window, to be moved and closed: on a development machine only. */
    isWindowed: z.boolean().default(false),
  })
  .refine(({ rating, devices }) => rating === undefined || padOf(rating.deviceId, devices) !== undefined, {
    path: ["rating"],
    message: "there is no such rating-pad among the devices",
  })
  .transform((place) => ({ ...place, windows: place.windows.map(withId) }))
  .refine(({ windows }) => new Set(windows.map(({ id }) => id)).size === windows.length, {
    path: ["windows"],
    message: "every window needs an id of its own",
  });

export type Place = z.infer<typeof placeConfig>;
export type PlaceWindow = Place["windows"][number];

function withId({ id, ...rest }: z.infer<typeof windowConfig>) {
  return { ...rest, id: id ?? rest.role ?? "main" };
}
