import { z } from "zod";
import type { AdapterConfig } from "../driver.ts";
import { cupsSocket } from "./address.ts";
import { a4, type PaperOptions, paperProfiles, sizeOf } from "./paper.ts";

const keyword = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,126}$/);

/** What a document printer's `options` in the configuration may say. */
const printerOptions = z.strictObject({
  /** PWG 5101.1, e.g. `iso_a4_210x297mm`. */
  media: keyword
    .refine((name) => sizeOf(name) !== null, "a name with its size, as iso_a4_210x297mm")
    .optional(),
  mediaSource: keyword.optional(),
  mediaType: keyword.optional(),
  /** SHA-256 of the certificate of an `ipps` printer, hexadecimal. */
  certificate: z
    .string()
    .regex(/^([0-9a-f]{2}:?){32}$/i, "SHA-256 in hexadecimal")
    .optional(),
  /** The socket of a CUPS other than the system's. */
  cupsServer: z.string().startsWith("/").optional(),
});

export interface PrinterOptions {
  paper: PaperOptions;
  cupsServer: string;
  certificate: string | undefined;
}

/** Throws when they are not right, and says what is wrong with them. */
export function readOptions({
  options = {},
  profile = "paper",
}: Pick<AdapterConfig, "options" | "profile">): PrinterOptions {
  const parsed = printerOptions.safeParse(options);
  if (!parsed.success) throw new Error(`options: ${z.prettifyError(parsed.error)}`);
  const usual = paperProfiles[profile] ?? a4;
  const {
    certificate,
    cupsServer = cupsSocket,
    media = usual.media,
    mediaSource = usual.mediaSource,
    mediaType = usual.mediaType,
  } = parsed.data;
  return { paper: { media, mediaSource, mediaType }, cupsServer, certificate };
}
