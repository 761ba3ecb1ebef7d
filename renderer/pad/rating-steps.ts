/** The way from the question to the thanks, as a pure machine: what the person, the hall and the time do to it. */

export type Step =
  /** Nothing is asked, or the person left the question alone; it can be taken up again while it is open. */
  | { kind: "idle" }
  | { kind: "asked" }
  | { kind: "reasons"; level: number; tags: readonly string[]; trouble: SendTrouble | null }
  | { kind: "sending"; invitationId: string; level: number; tags: readonly string[] }
  | { kind: "thanks" }
  | { kind: "declined" }
  | { kind: "over"; because: "rated-before" | "closed" };

export type SendTrouble = "away" | "refused";

export interface RatingState {
  invitationId: string | null;
  step: Step;
}

export type RatingEvent =
  | { kind: "invited"; invitationId: string | null }
  | { kind: "level"; level: number }
  | { kind: "tag"; code: string }
  | { kind: "back" }
  | { kind: "send" }
  /** Of which question: an answer that comes late is not the next person's. */
  | { kind: "sent"; invitationId: string }
  | { kind: "not-sent"; invitationId: string; because: SendTrouble | "rated-before" | "closed" }
  | { kind: "decline" }
  | { kind: "reopen" }
  /** Nobody touched the pad for the step's time. */
  | { kind: "left-alone" };

export const restingPad: RatingState = { invitationId: null, step: { kind: "idle" } };

/** How long a step waits for a touch, in milliseconds; null: as long as it takes. */
export function patienceMs(step: Step): number | null {
  switch (step.kind) {
    case "asked":
    case "reasons":
      return 60_000;
    case "thanks":
    case "declined":
    case "over":
      return 8_000;
    case "idle":
    case "sending":
      return null;
  }
}

export function stepAfter(state: RatingState, event: RatingEvent): RatingState {
  const { step } = state;
  const go = (next: Step): RatingState => ({ ...state, step: next });
  switch (event.kind) {
    case "invited":
      return invited(state, event.invitationId);
    case "level":
      if (step.kind !== "asked") return state;
      return go({ kind: "reasons", level: event.level, tags: [], trouble: null });
    case "tag": {
      if (step.kind !== "reasons") return state;
      const isChosen = step.tags.includes(event.code);
      const tags = isChosen ? step.tags.filter((code) => code !== event.code) : [...step.tags, event.code];
      return go({ ...step, tags });
    }
    case "back":
      return step.kind === "reasons" ? go({ kind: "asked" }) : state;
    case "send":
      if (step.kind !== "reasons" || state.invitationId === null) return state;
      return go({ kind: "sending", invitationId: state.invitationId, level: step.level, tags: step.tags });
    case "sent":
      return isOf(step, event) ? go({ kind: "thanks" }) : state;
    case "not-sent": {
      if (!isOf(step, event)) return state;
      const { because } = event;
      if (because === "rated-before" || because === "closed") return go({ kind: "over", because });
      // The question was closed meanwhile: sending it again would go nowhere.
      if (state.invitationId === null) return go({ kind: "over", because: "closed" });
      return go({ kind: "reasons", level: step.level, tags: step.tags, trouble: because });
    }
    case "decline":
      return step.kind === "asked" || step.kind === "reasons" ? go({ kind: "declined" }) : state;
    case "reopen":
      return step.kind === "idle" && state.invitationId !== null ? go({ kind: "asked" }) : state;
    case "left-alone":
      return go({ kind: "idle" });
  }
}

function isOf(
  step: Step,
  { invitationId }: { invitationId: string },
): step is Extract<Step, { kind: "sending" }> {
  return step.kind === "sending" && step.invitationId === invitationId;
}

/** A new question takes the pad; a question that the hall closed leaves it, with a word to who was answering it. */
function invited({ invitationId, step }: RatingState, next: string | null): RatingState {
  if (next === invitationId) return { invitationId, step };
  if (next !== null) return { invitationId: next, step: { kind: "asked" } };
  switch (step.kind) {
    case "idle":
    case "asked":
      return { invitationId: null, step: { kind: "idle" } };
    case "reasons":
      return { invitationId: null, step: { kind: "over", because: "closed" } };
    // The hall closes the question itself when it is answered: its answer says what happened.
    case "sending":
    case "thanks":
    case "declined":
    case "over":
      return { invitationId: null, step };
  }
}
