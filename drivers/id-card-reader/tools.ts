export { tryIdCardReader as tryOut } from "./cli.ts";
export { idCardReaderSuite as conformance } from "./conformance.ts";
export { simulateIdCardReader as simulate } from "./dock.ts";
export { redactReader as redact } from "./redact.ts";
