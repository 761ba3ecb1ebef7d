/** What ends a code. A scanner is set to it by a bar code in its manual. */
const codeEnds = [
  /** CR, also when LF follows: what most scanners do from the factory. */
  "cr",
  "lf",
  /** Only CR and LF together. */
  "cr-lf",
  "tab",
  /** Nothing: the code is over when the line has been quiet for a while. */
  "pause",
] as const;
export type CodeEnd = (typeof codeEnds)[number];

const codeEncodings = ["utf-8", "gb18030"] as const;
export type CodeEncoding = (typeof codeEncodings)[number];

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

type Options = Readonly<Record<string, string | number | boolean>>;

/**
 * From `options` of the device's configuration: `end`, `encoding`, `quietMs`, `hasReportId`. Throws on any other and on values
 * that there are not: such a device would never read a code, and nobody would know why.
 */
export function scannerSettings(options: Options = {}): ScannerSettings {
  const settings = { ...defaultScannerSettings };
  for (const [name, value] of Object.entries(options)) {
    if (name === "end" && isOneOf(codeEnds, value)) settings.end = value;
    else if (name === "encoding" && isOneOf(codeEncodings, value)) settings.encoding = value;
    else if (name === "quietMs" && typeof value === "number" && value >= 20 && value <= 2000)
      settings.quietMs = value;
    else if (name === "hasReportId" && typeof value === "boolean") settings.hasReportId = value;
    else throw new Error(`options.${name}: ${value} is no setting of a code scanner`);
  }
  return settings;
}

function isOneOf<Value extends string>(values: readonly Value[], value: unknown): value is Value {
  return values.some((one) => one === value);
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
