/** What a bare server plays back: the bytes of a real run, and what it wrote. */
import type { Written } from "./recording.ts";

export interface BareScript {
  /** Answers to `view:open`, by the view as JSON. */
  opened: Record<string, unknown>;
  /** One for each command, in the order of their arrival, then again from the first. */
  commands: {
    answer: unknown;
    /** What is written before the answer; nothing where the row says nothing of durable. */
    written: Written[];
    /** What is sent after the answer, to which client (`auth.index`). */
    sends: { client: number; message: unknown }[];
  }[];
  /** Sent after each command, so many of them in turn. */
  inTurn?: { perCommand: number; sends: { client: number; message: unknown }[] };
  /** Statements that bring the database to where the commands begin; null for a server without one. */
  setup: Written[] | null;
}
