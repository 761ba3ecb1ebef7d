import type { CapturedPage, CaptureRequest, DocumentJob } from "./documents.ts";
import type { KeypadDisplay } from "./keypad.ts";
import type { PrintJob, PrintOutcome } from "./print.ts";
import type { RatingQuestion } from "./rating.ts";
import type { Refusal, Unknown } from "./refusal.ts";
import type { SignText } from "./sign.ts";
import type { Announcement } from "./sound.ts";

/**
 * Everything that a page can ask of a device. An answer says done, not done and why, or unknown; it comes in bounded time.
 */
export interface DeviceOperations {
  /** ticket-printer */
  print: { input: PrintJob; answer: PrintOutcome };
  /** document-printer */
  printDocument: { input: DocumentJob; answer: DocumentOutcome };
  /** document-camera behind SANE or eSCL; a camera of the page itself is no device of the host */
  captureDocument: { input: CaptureRequest; answer: CaptureOutcome };
  /** rating-pad */
  askRating: { input: RatingQuestion; answer: AskOutcome };
  /** led-sign */
  showText: { input: SignText; answer: ShowOutcome };
  /** call-keypad */
  showNumber: { input: KeypadDisplay; answer: ShowOutcome };
  /** speaker */
  announce: { input: Announcement; answer: PlayOutcome };
}

export type OperationName = keyof DeviceOperations;
export type OperationInput<Name extends OperationName> = DeviceOperations[Name]["input"];
export type OperationAnswer<Name extends OperationName> = DeviceOperations[Name]["answer"] | Unknown;

/** Sheets may lie in the tray when something else than `printed` is said; `reason` says what stopped it. */
export type DocumentOutcome =
  | { outcome: "printed" }
  | {
      outcome: "not-printed";
      reason: Refusal | "paper-out" | "cover-open" | "jammed" | "out-of-ink" | "canceled" | "already-printed";
    }
  | Unknown;

export type CaptureOutcome =
  | { outcome: "captured"; pages: CapturedPage[] }
  | {
      outcome: "not-captured";
      reason: Refusal | "no-document" | "cover-open" | "jammed" | "canceled" | "too-many-pages";
    }
  | Unknown;

/**
 * `asked`: the pad says that it asks. `listening`: presses count from now on, but this pad cannot ask, or never answers;
 * whether the person was asked, only the person at the counter knows. After `unknown` a press counts as well.
 */
export type AskOutcome =
  | { outcome: "asked" | "listening" }
  | { outcome: "not-asked"; reason: Refusal }
  | Unknown;

/**
 * `shown`: the device says so. `sent`: every byte went out, and this device never answers. `shownAs`: what it was given,
 * where that is not all that was asked for: a text too long for it is cut, a sign that it has not becomes □.
 */
export type ShowOutcome =
  | { outcome: "shown" | "sent"; shownAs?: string }
  | { outcome: "not-shown"; reason: Refusal }
  | Unknown;

export type PlayOutcome = { outcome: "played" } | { outcome: "not-played"; reason: Refusal } | Unknown;

const refusals: { [Name in OperationName]: (reason: Refusal) => OperationAnswer<Name> } = {
  print: (reason) => ({ outcome: "not-printed", reason }),
  printDocument: (reason) => ({ outcome: "not-printed", reason }),
  captureDocument: (reason) => ({ outcome: "not-captured", reason }),
  askRating: (reason) => ({ outcome: "not-asked", reason }),
  showText: (reason) => ({ outcome: "not-shown", reason }),
  showNumber: (reason) => ({ outcome: "not-shown", reason }),
  announce: (reason) => ({ outcome: "not-played", reason }),
};

export const operationNames = Object.keys(refusals) as OperationName[];

/** The answer of an operation that was not even begun. */
export function refuse<Name extends OperationName>(operation: Name, reason: Refusal): OperationAnswer<Name> {
  return refusals[operation](reason);
}
