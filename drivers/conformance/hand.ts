import type { SimulatedUnit } from "../kind.ts";
import { type Hand, NotTried } from "./suite.ts";

/** Moves a simulator, through the same actions as the dock. */
export function simulatorHand(unit: Pick<SimulatedUnit, "act">): Hand {
  return {
    async do(action): Promise<void> {
      const done = await unit.act(action);
      if (!done.ok)
        throw new NotTried(`the simulator does not know ${JSON.stringify(action)}: ${done.error}`);
    },
  };
}

/** `done` when the person pressed Enter, `cannot` when they said so, `late` after the limit. */
export type AskPerson = (words: string, limitMs: number) => Promise<"done" | "cannot" | "late">;

const personLimitMs = 120_000;

/** Asks a person. Without one, what needs a hand is not tried. */
export function personHand(ask: AskPerson | null): Hand {
  return {
    async do(_action, words): Promise<void> {
      if (!ask) throw new NotTried(`nobody there to do it: ${words}`);
      const answer = await ask(words, personLimitMs);
      if (answer === "late") throw new NotTried(`nobody did it in ${personLimitMs / 1000} s: ${words}`);
      if (answer === "cannot") throw new NotTried(`left out: ${words}`);
    },
  };
}
