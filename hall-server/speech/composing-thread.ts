/** The composer's thread: puts announcements together beside the hall, one after the other. */
import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { type Composed, type Composition, compose } from "./announcement-sound.ts";

export interface ComposingRequest {
  id: number;
  composition: Composition;
}

export interface ComposingAnswer {
  id: number;
  composed: Composed;
}

// Linux alone keeps a priority for each thread; elsewhere the whole hall would stand back.
if (process.platform === "linux") {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed here: then it takes its turn like everything else.
  }
}

parentPort?.on("message", ({ id, composition }: ComposingRequest) => {
  const composed = compose(composition);
  const answer: ComposingAnswer = { id, composed };
  // Handed over, not copied.
  parentPort?.postMessage(answer, composed.ok ? [composed.wav.buffer] : []);
});
