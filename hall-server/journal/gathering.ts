/** A group of this size is long enough: whoever came first has waited for all of them. */
const fullGroup = 256;

/**
 * Commands form a group as long as each turn of the event loop brings more: one durable write, then all answers. A
 * command that comes alone is carried out in the turn in which it came. `run` gets the group in the order of arrival.
 */
export class Gathering<Member> {
  readonly #run: (group: Member[]) => void;
  #group: Member[] = [];
  #isScheduled = false;
  /** Turns of the event loop that brought members. */
  turns = 0;

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
    if (this.size > 0) this.turns += 1;
    this.#turn(this.size);
  }

  flush(): void {
    this.#isScheduled = false;
    const group = this.#group;
    this.#group = [];
    this.#run(group);
  }

  #turn(sizeBefore: number, isFirst = true): void {
    setImmediate(() => {
      if (!this.#isScheduled) return;
      const { size } = this;
      const hasGrown = size > Math.max(1, sizeBefore);
      // What came with the first, in its turn, does not make another turn.
      if (hasGrown && !isFirst) this.turns += 1;
      if (hasGrown && size < fullGroup) this.#turn(size, false);
      else this.flush();
    });
  }
}
