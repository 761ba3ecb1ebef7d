import type { operations } from "../commands.ts";

type OperationName = keyof typeof operations;

/** What goes wrong between the printer and the host; lasts until it is changed, a broken line only once. */
export type WireTrouble =
  | { trouble: "none" }
  /** Takes the question and never answers. */
  | { trouble: "silent" }
  /** Answers with noise where an IPP message belongs. */
  | { trouble: "garbage" }
  /** Noise where even HTTP belongs. */
  | { trouble: "no-http" }
  /** A message that never ends. */
  | { trouble: "endless" }
  /** Another status of HTTP, such as 401. */
  | { trouble: "http"; status: number }
  | { trouble: "late"; delayMs: number }
  /** An answer byte by byte, with pauses. */
  | { trouble: "pieces"; bytes: number; pauseMs: number }
  /**
   * The line breaks at one operation: before it is read, in the middle of the document that comes with it, or when it is done
   * and only the answer is missing.
   */
  | { trouble: "breaks"; at: OperationName; when: "before" | "in-document" | "before-answer" };

export const noTrouble: WireTrouble = { trouble: "none" };
