export { trySpeaker as tryOut } from "./cli.ts";
export { speakerSuite as conformance } from "./conformance.ts";
export { simulateSpeaker as simulate } from "./dock.ts";

/** Sounds go to the system's player and not over a wire that is recorded. */
export const redact = null;
