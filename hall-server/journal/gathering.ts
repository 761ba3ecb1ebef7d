/**
 * Commands that arrive within one turn of the event loop form a group: one durable write, then all answers. `run` gets
 * what was added since it ran last, in the order of arrival.
 */
export class Gathering<Member> {
  readonly #run: (group: Member[]) => void;
  #group: Member[] = [];
  #isScheduled = false;

  constructor(run: (group: Member[]) => void) {
    this.#run = run;
  }

  get size(): number {
    return this.#group.length;
  }

  add(member: Member): void {
    this.#group.push(member);
    this.schedule();
  }

  /** Runs soon, also with an empty group. */
  schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.flush());
  }

  flush(): void {
    this.#isScheduled = false;
    const group = this.#group;
    this.#group = [];
    this.#run(group);
  }
}
