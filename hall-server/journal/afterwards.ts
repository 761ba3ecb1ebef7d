/** Work outside the transaction, of commands that are committed. What the disk refuses then is kept and tried again. */
export class Afterwards {
  readonly #refused: (error: unknown) => void;
  #leftOver: (() => void)[] = [];

  constructor(refused: (error: unknown) => void) {
    this.#refused = refused;
  }

  run(works: readonly (() => void)[] = []): void {
    this.#leftOver = [...this.#leftOver, ...works].filter((work) => {
      try {
        work();
        return false;
      } catch (error) {
        this.#refused(error);
        return true;
      }
    });
  }
}
