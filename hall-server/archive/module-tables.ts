import type { Fact } from "../journal/fact.ts";
import type { HallState } from "../state.ts";

/**
 * Derived tables that a module keeps itself. The archive tells them every fact after the position that all tables have
 * seen, within the fact's own transaction, and empties them before a replay.
 */
export interface ModuleTables {
  /** Takes a fact before the live state does. */
  take(fact: Fact, before: HallState): void;
  /** What was read from the tables may not be so any more: they were emptied, or a group was taken back. */
  forgetCached?(): void;
}
