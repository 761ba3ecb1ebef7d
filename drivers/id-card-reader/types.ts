import type { FramingName } from "./framing.ts";

/** Rhythm and patience of a reader's adapter, in milliseconds unless named otherwise, and what it does beyond reading. */
export interface ReaderSettings {
  framing: FramingName;
  /** Between two looks for a card. */
  pollMs: number;
  /** A reply that has begun and pauses for so long is broken. */
  gapMs: number;
  /** After a missing reply the line is left alone for so long, and what comes late is thrown away. */
  settleMs: number;
  /** So many exchanges without a right reply in a row mean that the reader is gone. */
  failuresUntilLost: number;
  /** Tries to read a card that was found, before it is called unreadable. */
  readTries: number;
  /** Looks that must find no card in a row before it counts as taken away; one can miss a card that is there. */
  missesUntilTaken: number;
  /** Tries the other speeds of a serial line once when the reader does not answer at the configured one. */
  findsBaudRate: boolean;
  /** Sets a reader that was found at another speed to the fastest, which it keeps. */
  raisesBaudRate: boolean;
  /** Asks each card for its additional address, which takes a question more. */
  readsNewAddress: boolean;
}

export const defaultReaderSettings: ReaderSettings = {
  framing: "stream",
  pollMs: 400,
  gapMs: 250,
  settleMs: 200,
  failuresUntilLost: 3,
  readTries: 3,
  missesUntilTaken: 2,
  findsBaudRate: true,
  raisesBaudRate: false,
  readsNewAddress: true,
};

/** `silent`: no reply in time. `garbage`: bytes came that are no reply. `line-lost`: nothing could be sent. */
export type ExchangeFault = "silent" | "garbage" | "line-lost";
