export { tryScanner as tryOut } from "./cli.ts";
export { scannerConformance as conformance } from "./conformance.ts";
export { simulateScanner as simulate } from "./dock.ts";
export { redactScanner as redact } from "./redact.ts";
