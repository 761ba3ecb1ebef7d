/** Puts the modules together: commands in, facts written once for all commands of a turn, views told. */
import { Archive } from "./archive/archive.ts";
import type { HallConfig } from "./catalog/config.ts";
import { noteConfiguration } from "./catalog/note-configuration.ts";
import { finishAnswer, handlers } from "./commands.ts";
import type { CommandInput, CommandName, CommandValue } from "./contract/commands.ts";
import type { Answer } from "./contract/errors.ts";
import { type Deciding, type Decision, isRefusal, type Principal, refuse } from "./deciding.ts";
import { noteUnclaimed } from "./delivery/unclaimed.ts";
import { Files } from "./files/files.ts";
import { maySeeFilesOf } from "./files/may-see.ts";
import { blobsIn } from "./files/references.ts";
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
import { Gathering } from "./journal/gathering.ts";
import { claimDatabase } from "./journal/identity.ts";
import { Journal } from "./journal/journal.ts";
import { Snapshots } from "./journal/snapshot.ts";
import { Storage } from "./journal/storage.ts";
import { LatestEstimates } from "./latest-estimates.ts";
import { newId } from "./new-id.ts";
import { describeError } from "./operations/describe-error.ts";
import type { Log } from "./operations/events.ts";
import { Measures } from "./operations/measures.ts";
import { eraseAgain } from "./people/erase-again.ts";
import { ErasedList } from "./people/erased-list.ts";
import { deriveKeys, type HallKeys } from "./people/keys.ts";
import { Registry } from "./people/registry.ts";
import { type SealedPerson, Vault } from "./people/vault.ts";
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

interface Waiting {
  principal: Principal;
  name: CommandName;
  input: CommandInput<CommandName>;
  resolve: (answer: Answer<unknown>) => void;
}

/** What is made of a command's input alone, before anything is decided. */
interface Prepared {
  inputHash: Buffer;
  sealed: SealedPerson | null;
}

/** More commands than this in one turn are told to come again: memory stays bounded in a flood. */
const longestGroup = 5_000;

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
  readonly #gathering = new Gathering<Waiting>((group) => this.#runGroup(group));

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
    if (this.#gathering.size >= longestGroup) {
      return Promise.resolve({ ok: false, error: refuse("server-busy", { retryAfterMs: 500 }) });
    }
    return new Promise((resolve) => {
      this.#gathering.add({ principal, name, input, resolve: resolve as Waiting["resolve"] });
    });
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
    if (this.state.queueing.day < this.#today()) this.#gathering.schedule();
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
    const facts = this.#write((now, written, changes) => {
      const found = work(now);
      count = found.length;
      for (const fact of found) written.push(this.#append(fact, now, changes));
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
    return this.#gathering.size > 0;
  }

  /** Turns of the event loop that brought commands. */
  get commandTurns(): number {
    return this.#gathering.turns;
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
    if (this.#gathering.size > 0) this.#gathering.flush();
    this.#db.close();
  }

  protected override hallDay(): string {
    return this.state.queueing.day;
  }

  #today(): string {
    return hallDayOf(this.clock.now(), this.config.timeZone);
  }

  /** Most who take a ticket are new; of those who are not, a seal is thrown away. */
  #sealEarly(name: CommandName, input: CommandInput<CommandName>): SealedPerson | null {
    const { holder } = input as CommandInput<"ticket:take">;
    return name === "ticket:take" && holder ? this.vault.seal(newId("p"), holder) : null;
  }

  #runGroup(group: Waiting[]): void {
    const answered: { waiting: Waiting; answer: Answer<unknown>; afterwards?: (() => void) | undefined }[] =
      [];
    let culprit: Waiting | null = null;
    let facts: readonly Fact[];
    try {
      facts = this.#write((now, written, changes) => {
        const deciding = this.#deciding(now);
        // All hashes, then all seals: one kind of work at a time stays in the processor's caches.
        const hashes = group.map((waiting) => {
          culprit = waiting;
          return this.#answers.hashInput(waiting.name, waiting.input);
        });
        const seals = group.map((waiting) => {
          culprit = waiting;
          return this.#sealEarly(waiting.name, waiting.input);
        });
        for (const [i, waiting] of group.entries()) {
          culprit = waiting;
          const prepared = { inputHash: hashes[i] as Buffer, sealed: seals[i] ?? null };
          answered.push({ waiting, ...this.#answer(waiting, prepared, deciding, written, changes) });
        }
        culprit = null;
      });
    } catch (error) {
      this.#refuseGroup(group, culprit, error);
      return;
    }
    this.measures.groups.add(group.length);
    this.#afterwards.run(answered.flatMap(({ afterwards }) => afterwards ?? []));
    for (const { waiting, answer } of answered) waiting.resolve(answer);
    this.#tell(facts);
  }

  /** One transaction: what `work` appends is committed whole, or memory and disk are as before and the error goes on. */
  #write(work: (now: number, written: Fact[], changes: Changes) => void): readonly Fact[] {
    const changes = new Changes();
    const written: Fact[] = [];
    const hash = this.#journal.chainHash;
    const seen = this.archive.seen;
    try {
      this.#commits.begin();
      const now = this.clock.now();
      this.#turnDay(now, written, changes);
      work(now, written, changes);
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

  #refuseGroup(group: Waiting[], culprit: Waiting | null, error: unknown): void {
    const isStorage = isDiskError(error);
    if (!isStorage)
      this.#options.log("command-failed", { name: culprit?.name ?? null, ...describeError(error) });
    for (const waiting of group) {
      if (isStorage || culprit === null) waiting.resolve({ ok: false, error: refuse("storage-failed") });
      else if (waiting === culprit) waiting.resolve({ ok: false, error: refuse("internal") });
      else void this.submit(waiting.principal, waiting.name, waiting.input).then(waiting.resolve);
    }
  }

  #answer(
    waiting: Waiting,
    { inputHash, sealed }: Prepared,
    deciding: Omit<Deciding, "principal" | "sealed">,
    facts: Fact[],
    changes: Changes,
  ): { answer: Answer<unknown>; afterwards?: (() => void) | undefined } {
    const { principal, name, input } = waiting;
    const remembered = this.#answers.find(input.commandId);
    if (remembered) {
      if (remembered.principal !== principal.id || !remembered.inputHash.equals(inputHash)) {
        return { answer: { ok: false, error: refuse("command-id-reused", { commandId: input.commandId }) } };
      }
      return { answer: finishAnswer(this, name, JSON.parse(remembered.answer), input) };
    }
    // Nobody refers to a file that is not there, nor to one that they may not see.
    const unusable = this.files.unusable(principal, blobsIn(input));
    if (unusable.length > 0)
      return { answer: { ok: false, error: refuse("not-found", { what: "blob", id: unusable[0] ?? null }) } };
    const handler = handlers[name] as (deciding: Deciding, input: unknown) => Decision<unknown>;
    const decision = handler({ ...deciding, principal, sealed }, input);
    if (isRefusal(decision)) return { answer: { ok: false, error: decision } };
    decision.keep?.(this.vault);
    for (const fact of decision.facts) facts.push(this.#append(fact, deciding.now, changes));
    const value = decision.value();
    if (!decision.isPassing) {
      const day = this.state.queueing.day;
      this.#answers.remember(input.commandId, principal.id, inputHash, day, JSON.stringify(value));
    }
    return { answer: finishAnswer(this, name, value, input), afterwards: decision.afterwards };
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

  #turnDay(now: number, facts: Fact[], changes: Changes): void {
    const day = hallDayOf(now, this.config.timeZone);
    const { queueing } = this.state;
    // Never back: the hall's file may have moved the hall to a zone where it is still yesterday.
    if (day <= queueing.day) return;
    const expired = [...queueing.tickets.values()]
      .filter((ticket) => ticket.state === "waiting" || ticket.state === "held" || ticket.state === "skipped")
      .map((ticket) => ticket.id);
    facts.push(this.#append({ name: "day-turned", data: { day, expired } }, now, changes));
    this.#answers.purgeBefore(dayBefore(day));
    this.#snapshots.write(this.state, this.#journal.chainHash);
  }

  #deciding(now: number): Omit<Deciding, "principal" | "sealed"> {
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
