/** Rhythm and patience of a document printer's adapter, in milliseconds unless named otherwise. */
export interface DocumentPrinterSettings {
  /** Between two looks at the state of an idle printer. */
  pollMs: number;
  /** From a question to its whole answer; a document gets `documentMs`. */
  answerMs: number;
  /** To connect, and to agree on a key where the line is encrypted. */
  connectMs: number;
  /** From the first byte of a document to the printer's answer. */
  documentMs: number;
  /** So many lines that broke, or answers that were none, in a row mean that a printer is gone; one silence does. */
  failuresUntilLost: number;
  /** Until the next question after such a failure. */
  retryMs: number;
  /** While a job is printed, between two looks at it. */
  jobPollMs: number;
  /** How long a job may wait for a person with paper, or to close the cover; then it is cancelled. */
  blockedMs: number;
  /** How long a printer that went silent in the middle of a job may take to come back and say how it ended. */
  lostMs: number;
  /** A printer that waits for the rest of a document, and has said so for this long, will not get it. */
  incomingMs: number;
  /** From the request to its end. */
  jobMs: number;
  /** Until a job that was cancelled must be known to have ended. */
  cancelMs: number;
}

export const defaultDocumentPrinterSettings: DocumentPrinterSettings = {
  pollMs: 1000,
  answerMs: 2800,
  connectMs: 1500,
  documentMs: 60_000,
  failuresUntilLost: 2,
  retryMs: 250,
  jobPollMs: 500,
  blockedMs: 20_000,
  lostMs: 10_000,
  incomingMs: 6000,
  jobMs: 180_000,
  cancelMs: 10_000,
};

/** Where the printer's IPP is. */
export type PrinterAddress =
  | { reach: "network"; isEncrypted: boolean; host: string; port: number; path: string }
  /** A queue of this machine's CUPS, over its socket: nobody else can listen there. */
  | { reach: "socket"; socketPath: string; path: string };
