import type { ErrandFacts } from "./facts.ts";

/** Errands outlive the day: they lie in their derived tables, and the live state knows nothing of them. */
export const applyErrands: { [Name in keyof ErrandFacts]: () => void } = {
  "errand-entrusted": () => {},
  "errand-handed-up": () => {},
  "errand-taken-up": () => {},
  "errand-sent-back": () => {},
  "errand-split": () => {},
  "errand-assigned": () => {},
  "errand-urged": () => {},
  "errand-fed-back": () => {},
  "errand-fee-paid": () => {},
  "errand-finished": () => {},
  "errand-delivered": () => {},
  "errand-called-back": () => {},
  "errand-withdrawn": () => {},
};
