export { tryDocumentCamera as tryOut } from "./cli.ts";
export { documentCameraSuite as conformance } from "./conformance.ts";
export { simulateDocumentCamera as simulate } from "./dock.ts";

/** Pages come over HTTP or from a program: there is no wire that could be recorded. */
export const redact = null;
