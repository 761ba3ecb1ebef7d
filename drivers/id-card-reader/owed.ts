import type { ReaderCommand } from "./commands.ts";

/** A reply that has not come after so long, counted from its request, does not come any more. */
const latestMs = 3000;

/**
 * Requests whose replies did not come in time and may still come. A reader answers in the order in which it was asked; so
 * whoever is answered to a question that is not owed knows that everything before it was answered or is lost for good.
 * Lives as long as the device's adapter: a reply may come after the line was opened anew.
 */
export interface Owed {
  note(command: ReaderCommand, askedAt: number): void;
  has(command: ReaderCommand): boolean;
  /** Nothing is owed any more. */
  clear(): void;
  readonly isAny: boolean;
}

export function createOwed(): Owed {
  const askedAtBy = new Map<ReaderCommand, number>();

  function forgive(): void {
    for (const [command, askedAt] of askedAtBy) {
      if (performance.now() - askedAt > latestMs) askedAtBy.delete(command);
    }
  }

  return {
    note: (command, askedAt) => void askedAtBy.set(command, askedAt),
    has(command: ReaderCommand): boolean {
      forgive();
      return askedAtBy.has(command);
    },
    clear: () => askedAtBy.clear(),
    get isAny(): boolean {
      forgive();
      return askedAtBy.size > 0;
    },
  };
}
