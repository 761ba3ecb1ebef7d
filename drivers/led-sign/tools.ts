export { trySign as tryOut } from "./cli.ts";
export { signConformance as conformance } from "./conformance.ts";
export { simulateSign as simulate } from "./dock.ts";
/** What a sign shows is what the hall calls out. */
export const redact = null;
