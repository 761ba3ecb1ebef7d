import type { ApplicationProgress } from "../../../hall-server/contract/intake.ts";

/** Invented; for pictures of every state. */
export const modelProgress: ApplicationProgress = {
  number: "999901261123000158",
  itemName: "城乡居民医保参保登记",
  state: "submitted",
  outcome: null,
  receivedOn: "2026-11-23",
  dueOn: "2026-12-07",
  missing: [],
  missingUntil: null,
  way: "counter",
  delivery: null,
  elsewhere: null,
  steps: [
    { at: "2026-11-23T09:41:00+08:00", what: "application-submitted" },
    { at: "2026-11-23T10:20:00+08:00", what: "application-taken-in" },
  ],
};
