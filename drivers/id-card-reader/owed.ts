import type { ReaderCommand } from "./commands.ts";

/** A reply that has not come so long after its request, and so long after it was missed, does not come any more. */
const latestMs = 3000;
const latestAfterMissedMs = 1000;

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
  const until = new Map<ReaderCommand, number>();

  function forgive(): void {
    for (const [command, lastAt] of until) {
      if (performance.now() > lastAt) until.delete(command);
    }
  }

  return {
    note(command: ReaderCommand, askedAt: number): void {
      until.set(command, Math.max(askedAt + latestMs, performance.now() + latestAfterMissedMs));
    },
    has(command: ReaderCommand): boolean {
      forgive();
      return until.has(command);
    },
    clear: () => until.clear(),
    get isAny(): boolean {
      forgive();
      return until.size > 0;
    },
  };
}
