import type { Choice, Choosing, Guide, KioskState, Screen } from "./state.ts";

export const choosing: Choosing = {
  at: "choose",
  purpose: "take",
  by: "event",
  group: null,
  typed: "",
  page: 0,
};

/** `from`: where one step back leads; null: the home page. */
export function confirming(choice: Choice, from: Guide | Choosing | null): Screen {
  return { at: "confirm", choice, claim: null, isClaimListOpen: false, from };
}

/** Elderly mode skips `choose`: the all-round queue takes everything. */
export function firstStep({ isElderly, hall: { allRoundQueueId } }: KioskState): Screen {
  return isElderly && allRoundQueueId !== null
    ? confirming({ kind: "queue", queueId: allRoundQueueId }, null)
    : choosing;
}
