import { z } from "zod";
import type { MakeAdapter } from "../driver.ts";
import { createTicketPrinterDriver } from "./adapter.ts";
import { printerFonts } from "./characters.ts";
import { defaultPrinterSettings } from "./types.ts";

/** What a hall's file can say of a printer under `options`. */
const printerOptions = z.strictObject({
  /** What Chinese characters it has; everything else is drawn. */
  font: z.enum(printerFonts).optional(),
});

/** Throws when the options are not right, and says what is wrong with them. */
export const makeTicketPrinter: MakeAdapter = (config) => {
  const parsed = printerOptions.safeParse(config.options ?? {});
  if (!parsed.success) throw new Error(`options: ${z.prettifyError(parsed.error)}`);
  const { font = defaultPrinterSettings.font } = parsed.data;
  return createTicketPrinterDriver(config, { ...defaultPrinterSettings, font });
};
