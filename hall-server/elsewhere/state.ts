import type { ElsewhereFacts } from "./facts.ts";

const nothing = () => {};

/** What is with other halls lies in a derived table, and the live state has nothing of it. */
export const applyElsewhereFacts: Record<keyof ElsewhereFacts, () => void> = {
  "elsewhere-sent": nothing,
  "elsewhere-reported": nothing,
  "elsewhere-result-came": nothing,
  "elsewhere-taken-in": nothing,
  "elsewhere-sent-back": nothing,
};
