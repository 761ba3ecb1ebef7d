import type { ShowOutcome } from "../contract/operations.ts";
import { unreachable } from "../result.ts";
import type { FrameMap } from "./frame-map.ts";
import type { Values } from "./profile.ts";
import type { AskFault, Talker } from "./talker.ts";

/** `sent`: every byte went out to a device that never answers. `refused`: it says that it cannot. */
export type Put = "shown" | "sent" | "refused" | AskFault;

/** Has a device show something, and says no more of it than is known. */
export function createShowing(map: FrameMap, talker: Talker, answerMs: number) {
  const answers = map.can("host", "done");
  return {
    async put(message: string, values: Values): Promise<Put> {
      if (!answers) {
        const written = await talker.say(message, values);
        return written.ok ? "sent" : written.error;
      }
      const answer = await talker.ask(message, values, ["done", "refused"], answerMs);
      if (!answer.ok) return answer.error;
      return answer.value.message === "refused" ? "refused" : "shown";
    },
  };
}

export function outcomeOf(put: Put): ShowOutcome {
  switch (put) {
    case "shown":
    case "sent":
      return { outcome: put };
    case "refused":
      return { outcome: "not-shown", reason: "faulty" };
    case "silent":
      return { outcome: "unknown", reason: "no-answer" };
    case "line-lost":
    case "timeout":
      return { outcome: "unknown", reason: "line-lost" };
    case "no-such-message":
    case "value-missing":
      return { outcome: "not-shown", reason: "not-supported" };
    case "value-unfit":
    case "not-sendable":
    case "not-encodable":
    case "too-long":
      return { outcome: "not-shown", reason: "bad-input" };
    default:
      return unreachable(put);
  }
}
