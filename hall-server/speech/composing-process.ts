/** The composer's process: puts announcements together beside the hall, one after the other. */
import { constants, setPriority } from "node:os";
import { type Composed, type Composition, compose } from "./announcement-sound.ts";

export interface ComposingRequest {
  id: number;
  composition: Composition;
}

export interface ComposingAnswer {
  id: number;
  composed: Composed;
}

try {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // Not allowed here: then it takes its turn like everything else.
}

process.on("message", ({ id, composition }: ComposingRequest) => {
  const answer: ComposingAnswer = { id, composed: compose(composition) };
  process.send?.(answer);
});
