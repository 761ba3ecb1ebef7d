export { tryTicketPrinter as tryOut } from "./cli.ts";
export { ticketPrinterSuite as conformance } from "./conformance.ts";
export { simulateTicketPrinter as simulate } from "./dock.ts";

/** What the tools print themselves is on the wire, and nothing of anybody. */
export const redact = null;
