import type { Archive } from "./archive/archive.ts";
import { FinalChanges } from "./journal/changes.ts";
import type { HallDatabase } from "./journal/database.ts";
import type { Fact } from "./journal/fact.ts";
import { BrokenJournalError, type Journal } from "./journal/journal.ts";
import type { Snapshots } from "./journal/snapshot.ts";
import { applyFact, emptyHall, type HallState } from "./state.ts";

const forGood = new FinalChanges();

/** The journal read again: state and derived tables become what its facts make them (P5). */
export class Replay {
  readonly #db: HallDatabase;
  readonly #journal: Journal;
  readonly #archive: Archive;

  constructor(db: HallDatabase, journal: Journal, archive: Archive) {
    this.#db = db;
    this.#journal = journal;
    this.#archive = archive;
  }

  /** From what a snapshot holds to the last fact; tables that are behind are brought along. Throws BrokenJournalError. */
  from(snapshot: ReturnType<Snapshots["newest"]>): HallState {
    // Tables that have seen less than the snapshot are written again from the first fact that they miss.
    const usable = snapshot && snapshot.state.position <= this.#archive.seen ? snapshot : null;
    const state = usable?.state ?? emptyHall();
    const last = this.#journal.lastPosition();
    if (this.#archive.seen > last)
      throw new BrokenJournalError(last + 1, "the facts from there on are missing");
    const isBehind = this.#archive.seen < last;
    const run = () => {
      for (const fact of this.#journal.read(state.position, usable?.hash)) this.#take(state, fact);
      if (isBehind) this.#archive.markSeen(state.position);
    };
    if (isBehind) this.#db.transaction(run)();
    else run();
    return state;
  }

  /** Deletes every derived table and writes it again. */
  rebuildDerived(): void {
    const state = emptyHall();
    this.#db.transaction(() => {
      this.#archive.clear();
      for (const fact of this.#journal.read(0)) this.#take(state, fact);
      this.#archive.markSeen(state.position);
    })();
  }

  #take(state: HallState, fact: Fact): void {
    this.#archive.take(fact, state);
    applyFact(state, fact, forGood);
  }
}
