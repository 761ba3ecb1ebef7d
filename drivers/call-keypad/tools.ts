export { tryKeypad as tryOut } from "./cli.ts";
export { keypadConformance as conformance } from "./conformance.ts";
export { simulateKeypad as simulate } from "./dock.ts";
/** Keys and ticket numbers only; a clerk's number at sign-in stands in the hall's own plan. */
export const redact = null;
