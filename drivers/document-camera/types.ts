import type { CaptureRequest } from "../contract/documents.ts";
import type { CaptureOutcome } from "../contract/operations.ts";
import type { DeviceStatus, LostCause } from "../contract/status.ts";

/** What a look at the scanner showed: its state, or that nobody answers as a scanner does. */
export type Look = { seen: "status"; status: DeviceStatus } | { seen: "nothing"; cause: LostCause };

/** A scanner behind whatever protocol. Both methods settle in bounded time, also when `signal` says to give up. */
export interface Scanner {
  look(signal: AbortSignal): Promise<Look>;
  capture(request: CaptureRequest, signal: AbortSignal): Promise<CaptureOutcome>;
}

/** In milliseconds unless named otherwise. */
export interface ScannerRhythm {
  /** Between two looks at an idle scanner. */
  pollMs: number;
  /** After a look that failed: sooner, to know soon. */
  doubtMs: number;
  /** So many failed looks in a row mean that it is gone. */
  failuresUntilLost: number;
}

/** What one capture may bring at most; a page's message takes no more than 32 MB. */
export const captureLimits = { mostPages: 50, mostBytes: 24_000_000 } as const;

/** From the request to its end, whatever the scanner does: fifty pages at a slow feeder's five seconds each. */
export const longestCaptureMs = 280_000;

export const defaultResolution = 300;
