import type { ApplicationProgress } from "../../../hall-server/contract/intake.ts";
import type { PageAnswer } from "../hall.ts";

/** What came of a question; `told` carries minutes where one must wait. */
export type AskOutcome =
  | { kind: "found"; progress: ApplicationProgress }
  | { kind: "not-found" }
  | { kind: "too-many"; minutes: number }
  | { kind: "away" }
  | { kind: "failed" };

export function outcomeOf(answer: PageAnswer<ApplicationProgress>): AskOutcome {
  if (answer.ok) return { kind: "found", progress: answer.value };
  switch (answer.error.code) {
    case "not-found":
    case "invalid-input":
      return { kind: "not-found" };
    case "rate-limited": {
      const ms = Number(answer.error.params.retryAfterMs ?? 60_000);
      return { kind: "too-many", minutes: Math.max(1, Math.ceil(ms / 60_000)) };
    }
    case "server-away":
      return { kind: "away" };
    default:
      return { kind: "failed" };
  }
}

export const numberLength = 18;
export const passwordLength = 8;

export function onlyDigits(text: string, most: number): string {
  return text.replace(/\D/g, "").slice(0, most);
}
