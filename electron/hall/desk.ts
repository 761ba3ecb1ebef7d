import type { ShellTrouble } from "../../hall-server/contract/shells.ts";
import type { BridgeAnswer } from "../contract/bridge.ts";
import type { HallSession } from "./hall-session.ts";

/**
 * Who answers in the hall's place while it is away: for a kiosk, out of numbers that it leased. It is asked first for every
 * command, and itself decides whether the hall is asked: only it knows what it has answered already.
 */
export interface Desk {
  /** null: nothing for this desk; the hall is asked. Otherwise settles in bounded time, and never fails. */
  answer(
    event: string,
    input: unknown,
    hall: Pick<HallSession, "state" | "send">,
  ): Promise<BridgeAnswer> | null;
  /** Of which queues numbers can be taken now without the hall; empty: none. */
  readonly queueIds: readonly string[];
  /** Told when `queueIds` changes. Returns the function that stops listening. */
  watch(listener: () => void): () => void;
  /** For the sign of life; left out where there is nothing to tell. */
  state?(): { notHandedIn: number; troubles: readonly ShellTrouble[] };
  /** Settles when nothing is left to be written. */
  close(): Promise<void>;
}
