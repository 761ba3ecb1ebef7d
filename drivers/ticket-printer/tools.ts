export { tryTicketPrinter as tryOut } from "./cli.ts";
export { simulateTicketPrinter as simulate } from "./dock.ts";
