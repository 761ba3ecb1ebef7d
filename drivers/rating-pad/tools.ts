export { tryPad as tryOut } from "./cli.ts";
export { padConformance as conformance } from "./conformance.ts";
export { simulatePad as simulate } from "./dock.ts";

/** A key on a desk, and nobody's name: there is nothing to take out. */
export const redact = null;
