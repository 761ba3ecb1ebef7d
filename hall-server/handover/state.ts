import type { HandoverFacts } from "./facts.ts";

const nothing = () => {};

/** Lists and paper outlive a day: they lie in derived tables, and the live state has nothing of them. */
export const applyHandovers: Record<keyof HandoverFacts, () => void> = {
  "handover-prepared": nothing,
  "handover-handed": nothing,
  "handover-received": nothing,
  "handover-cancelled": nothing,
  "handover-settled": nothing,
};
