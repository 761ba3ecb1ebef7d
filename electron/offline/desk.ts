import type { BridgeAnswer } from "../contract/bridge.ts";

/**
 * Numbers issued by the kiosk itself while its hall is away. Whoever carries a page's requests to the hall asks `takes`
 * first: what the desk takes goes to `ask` alone, which sends it to the hall as long as that answers. All else the relay
 * sends by itself.
 */
export interface OfflineDesk {
  /** True for `ticket:take`, `ticket:printed` and `ticket:reprint`. */
  takes(event: string, input: unknown): boolean;
  /** Settles in bounded time and never fails. */
  ask(event: string, input: unknown): Promise<BridgeAnswer>;
  state(): DeskState;
  /** Told at each change of `state()`, and never at once. Returns the function that stops listening. */
  listen(listener: (state: DeskState) => void): () => void;
  close(): Promise<void>;
}

export interface DeskState {
  /** The socket is lost, or nothing was heard in time. With `queueIds` it is what the page is told as `cut-off`. */
  isCutOff: boolean;
  /** Queues of which a number can be issued now without the hall. */
  queueIds: string[];
  /** Issued here, and not yet known to the hall. */
  notHandedIn: number;
  /** Handed in and refused by the hall: kept here, for the manager to see. */
  refused: number;
  /** A book could not be read and was set aside at this time (hall time, ISO 8601); null when that never happened. */
  bookSetAsideAt: string | null;
}
