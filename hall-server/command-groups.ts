import { finishAnswer, handlers } from "./commands.ts";
import type { CommandInput, CommandName, CommandValue } from "./contract/commands.ts";
import type { Answer } from "./contract/errors.ts";
import { type Deciding, type Decision, isRefusal, type Principal, refuse } from "./deciding.ts";
import { blobsIn } from "./files/references.ts";
import type { Hall } from "./hall.ts";
import type { Afterwards } from "./journal/afterwards.ts";
import type { Answers } from "./journal/answers.ts";
import { isDiskError } from "./journal/disk-error.ts";
import type { Fact, NewFact } from "./journal/fact.ts";
import { Gathering } from "./journal/gathering.ts";
import { newId } from "./new-id.ts";
import { describeError } from "./operations/describe-error.ts";
import type { Log } from "./operations/events.ts";
import type { SealedPerson } from "./people/vault.ts";

/** One transaction: what is appended is committed whole, or memory and disk are as before and the error goes on. */
export type Write = (work: (now: number, append: (fact: NewFact) => void) => void) => readonly Fact[];

/** What the decisions of a group have in common. */
export type GroupDeciding = Omit<Deciding, "principal" | "sealed">;

interface GroupServices {
  hall: Hall;
  answers: Answers;
  afterwards: Afterwards;
  write: Write;
  deciding: (now: number) => GroupDeciding;
  tell: (facts: readonly Fact[]) => void;
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

interface Answered {
  answer: Answer<unknown>;
  afterwards?: (() => void) | undefined;
}

/** More commands than this in one turn are told to come again: memory stays bounded in a flood. */
const longestGroup = 5_000;

/**
 * Commands that came together: decided one after the other, each against the state that the one before it left, written and
 * synced together, then answered.
 */
export class CommandGroups {
  readonly #services: GroupServices;
  readonly gathering = new Gathering<Waiting>((group) => this.#run(group));

  constructor(services: GroupServices) {
    this.#services = services;
  }

  submit<Name extends CommandName>(
    principal: Principal,
    name: Name,
    input: CommandInput<Name>,
  ): Promise<Answer<CommandValue<Name>>> {
    if (this.gathering.size >= longestGroup) {
      return Promise.resolve({ ok: false, error: refuse("server-busy", { retryAfterMs: 500 }) });
    }
    return new Promise((resolve) => {
      this.gathering.add({ principal, name, input, resolve: resolve as Waiting["resolve"] });
    });
  }

  #run(group: Waiting[]): void {
    const { hall, afterwards, deciding, tell, write } = this.#services;
    let answered: Answered[] = [];
    let culprit: Waiting | null = null;
    /** One after the other, so that it is known whose turn it was when something throws. */
    const each = <Made>(make: (waiting: Waiting, i: number) => Made): Made[] => {
      const made = group.map((waiting, i) => {
        culprit = waiting;
        return make(waiting, i);
      });
      culprit = null;
      return made;
    };
    let facts: readonly Fact[];
    try {
      facts = write((now, append) => {
        const common = deciding(now);
        // All hashes, then all seals: one kind of work at a time stays in the processor's caches.
        const hashes = each(({ name, input }) => this.#services.answers.hashInput(name, input));
        const seals = each(({ name, input }) => this.#sealEarly(name, input));
        answered = each((waiting, i) => {
          const prepared = { inputHash: hashes[i] as Buffer, sealed: seals[i] ?? null };
          return this.#answer(waiting, prepared, common, append);
        });
      });
    } catch (error) {
      this.#refuse(group, culprit, error);
      return;
    }
    hall.measures.groups.add(group.length);
    afterwards.run(answered.flatMap((one) => one.afterwards ?? []));
    for (const [i, { answer }] of answered.entries()) group[i]?.resolve(answer);
    tell(facts);
  }

  #refuse(group: Waiting[], culprit: Waiting | null, error: unknown): void {
    const isStorage = isDiskError(error);
    if (!isStorage)
      this.#services.log("command-failed", { name: culprit?.name ?? null, ...describeError(error) });
    for (const waiting of group) {
      if (isStorage || culprit === null) waiting.resolve({ ok: false, error: refuse("storage-failed") });
      else if (waiting === culprit) waiting.resolve({ ok: false, error: refuse("internal") });
      else void this.submit(waiting.principal, waiting.name, waiting.input).then(waiting.resolve);
    }
  }

  /** Most who take a ticket are new; of those who are not, a seal is thrown away. */
  #sealEarly(name: CommandName, input: CommandInput<CommandName>): SealedPerson | null {
    const { holder } = input as CommandInput<"ticket:take">;
    return name === "ticket:take" && holder ? this.#services.hall.vault.seal(newId("p"), holder) : null;
  }

  #answer(
    { principal, name, input }: Waiting,
    { inputHash, sealed }: Prepared,
    common: GroupDeciding,
    append: (fact: NewFact) => void,
  ): Answered {
    const { hall, answers } = this.#services;
    const remembered = answers.find(input.commandId);
    if (remembered) {
      if (remembered.principal !== principal.id || !remembered.inputHash.equals(inputHash)) {
        return { answer: { ok: false, error: refuse("command-id-reused", { commandId: input.commandId }) } };
      }
      return { answer: finishAnswer(hall, name, JSON.parse(remembered.answer), input) };
    }
    // Nobody refers to a file that is not there, nor to one that they may not see.
    const unusable = hall.files.unusable(principal, blobsIn(input));
    if (unusable.length > 0)
      return { answer: { ok: false, error: refuse("not-found", { what: "blob", id: unusable[0] ?? null }) } };
    const handler = handlers[name] as (deciding: Deciding, input: unknown) => Decision<unknown>;
    const decision = handler({ ...common, principal, sealed }, input);
    if (isRefusal(decision)) return { answer: { ok: false, error: decision } };
    decision.keep?.(hall.vault);
    for (const fact of decision.facts) append(fact);
    const value = decision.value();
    if (!decision.isPassing) {
      const day = hall.state.queueing.day;
      answers.remember(input.commandId, principal.id, inputHash, day, JSON.stringify(value));
    }
    return { answer: finishAnswer(hall, name, value, input), afterwards: decision.afterwards };
  }
}
