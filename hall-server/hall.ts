/** Puts the modules together: commands in, facts written once for all commands of a turn, views told. */
import { Archive } from "./archive/archive.ts";
import type { HallConfig } from "./catalog/config.ts";
import { noteConfiguration } from "./catalog/note-configuration.ts";
import { CommandGroups, type GroupDeciding, type Write } from "./command-groups.ts";
import type { CommandInput, CommandName, CommandValue } from "./contract/commands.ts";
import type { Answer } from "./contract/errors.ts";
import type { Deciding, Principal } from "./deciding.ts";
import { noteUnclaimed } from "./delivery/unclaimed.ts";
import { Files } from "./files/files.ts";
import { maySeeFilesOf } from "./files/may-see.ts";
import { HallTables } from "./hall-tables.ts";
import { noteWhatTimeDid, Sweep } from "./intake/sweep.ts";
import { Afterwards } from "./journal/afterwards.ts";
import { Answers } from "./journal/answers.ts";
import { Changes } from "./journal/changes.ts";
import { Commits } from "./journal/commits.ts";
import { copyRunning } from "./journal/copy-running.ts";
import type { HallDatabase } from "./journal/database.ts";
import { isDiskError } from "./journal/disk-error.ts";
import type { Fact, NewFact } from "./journal/fact.ts";
import { claimDatabase } from "./journal/identity.ts";
import { Journal } from "./journal/journal.ts";
import { Snapshots } from "./journal/snapshot.ts";
import { Storage } from "./journal/storage.ts";
import { LatestEstimates } from "./latest-estimates.ts";
import { newId } from "./new-id.ts";
import type { Log } from "./operations/events.ts";
import { Measures } from "./operations/measures.ts";
import { eraseAgain } from "./people/erase-again.ts";
import { ErasedList } from "./people/erased-list.ts";
import { deriveKeys, type HallKeys } from "./people/keys.ts";
import { Registry } from "./people/registry.ts";
import { Vault } from "./people/vault.ts";
import { estimating } from "./queueing/estimate.ts";
import { Replay } from "./replay.ts";
import { LiveShells } from "./shells/live-shells.ts";
import { noteSilence } from "./shells/note-silence.ts";
import { ClipStore } from "./speech/clip-store.ts";
import { applyFact, type HallState } from "./state.ts";
import { confirmedAheadMs } from "./supervision/state.ts";
import { HallClock, type TimeSource } from "./time/hall-clock.ts";
import { dayBefore, hallDayOf, isoWriter } from "./time/hall-day.ts";

export interface HallOptions {
  db: HallDatabase;
  /** Where the database lies; erased ids are listed beside it. */
  folder: string;
  config: HallConfig;
  masterKey: Buffer;
  time: TimeSource;
  speechMs: Deciding["speechMs"];
  log: Log;
}

export class Hall extends HallTables {
  readonly config: HallConfig;
  readonly keys: HallKeys;
  readonly state: HallState;
  readonly vault: Vault;
  readonly registry: Registry;
  readonly clips: ClipStore;
  readonly archive: Archive;
  readonly files: Files;
  readonly #timePasses: Sweep;
  readonly clock: HallClock;
  /** From the journal's last fact to this start; 0 at the first. */
  readonly restedMs: number;
  readonly iso: (at: number) => string;
  readonly storage: Storage;
  readonly liveShells: LiveShells;
  readonly measures = new Measures();
  readonly estimates: LatestEstimates;

  readonly #db: HallDatabase;
  readonly #journal: Journal;
  readonly #answers: Answers;
  readonly #snapshots: Snapshots;
  readonly #replay: Replay;
  readonly #erased: ErasedList;
  readonly #options: HallOptions;
  readonly #commits: Commits;
  readonly #listeners: ((facts: readonly Fact[]) => void)[] = [];
  readonly #afterwards: Afterwards;
  readonly #groups: CommandGroups;

  /** Opens the database, replays what the newest snapshot does not hold, and turns the day where it is over. */
  constructor(options: HallOptions) {
    super(options.db, options.config);
    this.#options = options;
    this.config = options.config;
    this.keys = deriveKeys(options.masterKey);
    this.#db = options.db;
    claimDatabase(this.#db, options.config.id, this.keys);
    this.#commits = new Commits(this.#db);
    this.storage = new Storage(this.#db, this.#commits, options.log);
    this.#afterwards = new Afterwards((error) => this.storage.failed(error));
    this.#journal = new Journal(this.#db, options.config.id);
    this.#answers = new Answers(this.#db, this.keys.answers);
    this.#snapshots = new Snapshots(this.#db);
    this.vault = new Vault(this.#db, this.keys);
    this.registry = new Registry(this.#db, this.keys);
    this.clips = new ClipStore(this.#db);
    this.#timePasses = new Sweep(this.intake);
    this.files = new Files({
      db: this.#db,
      dataFolder: options.folder,
      key: this.keys.files,
      rules: options.config.files,
      now: () => this.clock.now(),
      keep: (work) => this.keep(work),
      maySee: (principal, owner) => maySeeFilesOf(this, principal, owner),
    });
    this.archive = new Archive(this.#db, [...this.inOrder(), this.files]);
    this.#erased = new ErasedList(options.folder);
    this.iso = isoWriter(options.config.timeZone);
    this.#replay = new Replay(this.#db, this.#journal, this.archive);
    this.state = this.#replay.from(this.#snapshots.newest());
    this.clock = new HallClock(options.time, this.state.at, confirmedAheadMs(this.state));
    this.restedMs = this.state.position === 0 ? 0 : this.clock.now() - this.state.at;
    this.liveShells = new LiveShells(this.clock.now());
    this.#groups = new CommandGroups({
      hall: this,
      answers: this.#answers,
      afterwards: this.#afterwards,
      write: (work) => this.#write(work),
      deciding: (now) => this.#deciding(now),
      tell: (facts) => this.#tell(facts),
      log: options.log,
    });
    eraseAgain(this.#db, this.vault, this.#erased);
    noteConfiguration(this, this.#db);
    this.estimates = new LatestEstimates(() => estimating(this.state, this.config, this.clock.now()));
    this.estimates.refresh();
  }

  listen(listener: (facts: readonly Fact[]) => void): void {
    this.#listeners.push(listener);
  }

  /** Input has been validated and the principal may send it. Answers after the commit, never before. */
  submit<Name extends CommandName>(
    principal: Principal,
    name: Name,
    input: CommandInput<Name>,
  ): Promise<Answer<CommandValue<Name>>> {
    return this.#groups.submit(principal, name, input);
  }

  /**
   * To be called often: turns the hall-day when it is over, notes who fell silent, and tries again what the disk refused
   * after a commit.
   */
  tick(): void {
    this.#afterwards.run();
    noteSilence(this);
    noteWhatTimeDid(this, this.#timePasses);
    noteUnclaimed(this);
    if (!this.isGathering) this.#commits.checkpointWhenLong();
    if (this.state.queueing.day < this.#today()) this.#groups.gathering.schedule();
  }

  /**
   * Writes a fact that no command asked for, with what `keep` changes in the vault. Returns false, with nothing
   * written, when `keep` does. Throws when the disk refuses.
   */
  note(fact: NewFact, keep: () => boolean): boolean {
    return this.noteAll(() => (keep() ? [fact] : [])) > 0;
  }

  /**
   * Writes facts that no command asked for, as `work` finds them within the transaction, and says how many. Throws when
   * the disk refuses.
   */
  noteAll(work: (now: number) => readonly NewFact[]): number {
    let count = 0;
    const facts = this.#write((now, append) => {
      const found = work(now);
      count = found.length;
      for (const fact of found) append(fact);
    });
    this.#tell(facts);
    return count;
  }

  /** Writes what no fact tells, a sign-in, as durably as facts. Throws when the disk refuses. */
  keep<Value>(work: () => Value): Value {
    try {
      return this.#commits.run(work);
    } catch (error) {
      if (isDiskError(error)) this.storage.failed(error);
      throw error;
    }
  }

  /** Commands have come that are not carried out yet. */
  get isGathering(): boolean {
    return this.#groups.gathering.size > 0;
  }

  /** Turns of the event loop that brought commands. */
  get commandTurns(): number {
    return this.#groups.gathering.turns;
  }

  /** Who was erased here, also since the backup that this database may come from. */
  erasedPersons(): string[] {
    return this.#erased.ids();
  }

  /** A consistent copy of the running database, without stopping it. */
  async backup(file: string): Promise<void> {
    await copyRunning(this.#db, file);
  }

  /** Deletes every derived table and writes it again from the journal (P5). */
  rebuildDerived(): void {
    this.#replay.rebuildDerived();
  }

  stop(): void {
    if (this.#groups.gathering.size > 0) this.#groups.gathering.flush();
    this.#db.close();
  }

  protected override hallDay(): string {
    return this.state.queueing.day;
  }

  #today(): string {
    return hallDayOf(this.clock.now(), this.config.timeZone);
  }

  /** One transaction: what `work` appends is committed whole, or memory and disk are as before and the error goes on. */
  #write(work: Parameters<Write>[0]): readonly Fact[] {
    const changes = new Changes();
    const written: Fact[] = [];
    const hash = this.#journal.chainHash;
    const seen = this.archive.seen;
    try {
      this.#commits.begin();
      const now = this.clock.now();
      const append = (fact: NewFact) => void written.push(this.#append(fact, now, changes));
      this.#turnDay(now, append);
      work(now, append);
      if (written.length > 0) this.archive.markSeen(this.state.position);
      const before = performance.now();
      this.#commits.commit();
      if (written.length > 0) {
        this.measures.commits.add((performance.now() - before) / 1_000);
        this.storage.worked();
      }
      return written;
    } catch (error) {
      this.#takeBack(changes, hash, seen);
      if (isDiskError(error)) this.storage.failed(error);
      throw error;
    }
  }

  #tell(facts: readonly Fact[]): void {
    if (facts.length > 0) for (const listener of this.#listeners) listener(facts);
  }

  /** The disk said no, or a rule is broken in the code: memory is as before, nothing of the group has happened. */
  #takeBack(changes: Changes, hash: string, seen: number): void {
    this.#commits.abandon();
    changes.takeBack();
    this.#journal.rewind(hash);
    this.archive.rewind(seen);
    this.vault.forgetCached();
    this.registry.forgetCached();
  }

  #append(fact: NewFact, at: number, changes: Changes): Fact {
    const whole = {
      ...fact,
      position: this.state.position + 1,
      at,
      day: this.state.queueing.day,
      version: 1,
    } as Fact;
    this.#journal.append(whole);
    this.archive.take(whole, this.state);
    applyFact(this.state, whole, changes);
    return whole;
  }

  #turnDay(now: number, append: (fact: NewFact) => void): void {
    const day = hallDayOf(now, this.config.timeZone);
    const { queueing } = this.state;
    // Never back: the hall's file may have moved the hall to a zone where it is still yesterday.
    if (day <= queueing.day) return;
    const expired = [...queueing.tickets.values()]
      .filter((ticket) => ticket.state === "waiting" || ticket.state === "held" || ticket.state === "skipped")
      .map((ticket) => ticket.id);
    append({ name: "day-turned", data: { day, expired } });
    this.#answers.purgeBefore(dayBefore(day));
    this.#snapshots.write(this.state, this.#journal.chainHash);
  }

  #deciding(now: number): GroupDeciding {
    return {
      now,
      state: this.state,
      config: this.config,
      iso: this.iso,
      newId,
      keys: this.keys,
      vault: this.vault,
      archive: this.archive,
      files: this.files,
      ...this.forDeciding(),
      registry: this.registry,
      clips: this.clips,
      liveShells: this.liveShells,
      waitOf: (queueId) => this.estimates.value.queues.get(queueId) ?? null,
      speechMs: this.#options.speechMs,
      clockStepMs: this.clock.unconfirmedStepMs(),
      followClock: () => this.clock.confirmStep(this.state.at),
      announceErasing: (personId) => this.#erased.announce(personId),
      noteErased: (personId) => this.#erased.add(personId),
    };
  }
}
