/** What ends a code on the line. A scanner is set to it by a bar code in its manual. */
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
}

export const defaultScannerSettings: ScannerSettings = {
  end: "cr",
  encoding: "utf-8",
  longestBytes: 3000,
  quietMs: 150,
};
