import { z } from "zod";

/** What ends a code. A scanner is set to it by a bar code in its manual. */
export type CodeEnd =
  /** CR, also when LF follows: what most scanners do from the factory. */
  | "cr"
  | "lf"
  /** Only CR and LF together. */
  | "cr-lf"
  | "tab"
  /** Nothing: the code is over when the line has been quiet for a while. */
  | "pause";

export type CodeEncoding = "utf-8" | "gb18030";

export interface ScannerSettings {
  end: CodeEnd;
  encoding: CodeEncoding;
  /** A QR code of the largest size holds 2953 bytes; what is longer is no code. */
  longestBytes: number;
  /**
   * So long a silence ends a code (`pause`), or makes what came before it the beginning of nothing: a code comes in one
   * go, and half of one must not stand before the next.
   */
  quietMs: number;
  /** For a keyboard whose reports are led by a number. */
  hasReportId: boolean;
}

export const defaultScannerSettings: ScannerSettings = {
  end: "cr",
  encoding: "utf-8",
  longestBytes: 3000,
  quietMs: 150,
  hasReportId: false,
};

const scannerOptions = z.strictObject({
  end: z.enum(["cr", "lf", "cr-lf", "tab", "pause"]).optional(),
  encoding: z.enum(["utf-8", "gb18030"]).optional(),
  quietMs: z.int().min(20).max(2000).optional(),
  hasReportId: z.boolean().optional(),
});

/** From `options` of the device's configuration. Throws on one that there is not: the device would never read a code. */
export function scannerSettings(options: unknown): ScannerSettings {
  const given = scannerOptions.parse(options ?? {});
  return { ...defaultScannerSettings, ...Object.fromEntries(Object.entries(given)) };
}

/** Where codes come out of bytes: a line, or a keyboard's reports. */
export interface CodeSource {
  /** The codes that these bytes complete, in their order. Never throws. */
  push(bytes: Uint8Array): string[];
  /** The line has been quiet: the code that this ends, if silence ends codes; else what was begun is forgotten. */
  quiet(): string[];
  /** Forgets what was begun. */
  reset(): void;
  readonly heldBytes: number;
  /** Codes that were too long or not in the encoding that was set. They are nobody's code: a wrong one would be a guess. */
  readonly refusedCodes: number;
}
