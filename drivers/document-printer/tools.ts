export { tryDocumentPrinter as tryOut } from "./cli.ts";
export { documentPrinterSuite as conformance } from "./conformance.ts";
export { simulateDocumentPrinter as simulate } from "./dock.ts";

/** What the tools print themselves is on the wire, and nothing of anybody. */
export const redact = null;
