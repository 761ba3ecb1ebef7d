export { tryDocumentPrinter as tryOut } from "./cli.ts";
export { simulateDocumentPrinter as simulate } from "./dock.ts";
