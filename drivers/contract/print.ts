import type { Refusal, Unknown } from "./refusal.ts";

/** What to print on a ticket printer, top to bottom. Widths are in dots: 576 across 80 mm paper at 203 dpi. */
export interface PrintJob {
  /** The caller's own name for this job; a repeat of it is refused, so that nothing is printed twice by accident. */
  jobId: string;
  blocks: PrintBlock[];
}

export type PrintBlock =
  | { block: "text"; text: string; size?: 1 | 2 | 3; bold?: boolean; align?: "left" | "center" | "right" }
  | { block: "columns"; left: string; right: string }
  | { block: "image"; image: OneBitImage }
  | { block: "qr"; text: string; moduleDots?: 3 | 4 | 5 | 6 | 7 | 8 }
  | { block: "rule" }
  | { block: "feed"; lines: number };

/** Rows top to bottom, each padded to whole bytes, most significant bit leftmost, 1 = black; base64. */
export interface OneBitImage {
  widthDots: number;
  heightDots: number;
  bits: string;
}

/**
 * How a job ended. Never a guess: `unknown` when the line went dead after bytes had gone out and before the printer
 * said that it was done.
 */
export type PrintOutcome =
  | { outcome: "printed" }
  | { outcome: "not-printed"; reason: PrintRefusal }
  | Unknown;

export type PrintRefusal = Refusal | "paper-out" | "cover-open" | "already-printed";
