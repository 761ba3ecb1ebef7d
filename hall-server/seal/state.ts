import type { SealFacts } from "./facts.ts";

const nothing = () => {};

/** The seal lies in derived tables, and the live state has nothing of it. */
export const applySeals: Record<keyof SealFacts, () => void> = {
  "seal-kept": nothing,
  "seal-put-away": nothing,
};
