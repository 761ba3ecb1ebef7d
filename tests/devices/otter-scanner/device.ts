import { scannerConformance } from "../../../drivers/code-scanner/conformance.ts";
import type { ConformanceSuite } from "../../../drivers/conformance/suite.ts";

export { makeAdapter } from "./adapter.ts";
export { simulate } from "./simulator.ts";

/** Unlike other scanners it is asked whether it is there, so its silence must be noticed. */
export const conformance: ConformanceSuite = { ...scannerConformance, isAsked: true };
