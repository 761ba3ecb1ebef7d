import type { PrinterFont } from "./characters.ts";

/** Paper of 80 mm at 203 dpi: 576 dots, 48 characters of 12 dots or 24 Chinese ones of 24. */
export const paper = { widthDots: 576, columns: 48, lineDots: 30, widestImageDots: 576 } as const;

/** Rhythm and patience of a printer's adapter, in milliseconds unless named otherwise. */
export interface PrinterSettings {
  /** What of a text is left to the printer's own characters. */
  font: PrinterFont;
  /** Between two looks at the status. */
  pollMs: number;
  /** From a status question to its one byte. */
  statusMs: number;
  /** From a status question to the latest moment at which its byte may still come; until then none is asked again. */
  latestMs: number;
  /** So many status questions without an answer in a row mean that the printer is gone. */
  failuresUntilLost: number;
  /** While a job is printed, between two looks at the status. */
  printingPollMs: number;
  /** A printer that is idle answers a marker within this time. */
  markerMs: number;
  /** How long XOFF may hold a job up. */
  flowMs: number;
  /** What the slowest printer does in a second; says how long a job may take. */
  slowestDotsPerSecond: number;
}

export const defaultPrinterSettings: PrinterSettings = {
  font: "gbk",
  pollMs: 1000,
  statusMs: 500,
  latestMs: 800,
  failuresUntilLost: 3,
  printingPollMs: 250,
  markerMs: 2000,
  flowMs: 3000,
  slowestDotsPerSecond: 300,
};
