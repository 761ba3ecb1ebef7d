import { adapterOf } from "../host/adapter-of.ts";
import type { DeviceConfig } from "../host/config.ts";
import type { KindTools } from "../kind.ts";
import type { ConformanceSuite } from "./suite.ts";

/** Throws a `WrongProfile` where the suite depends on a profile and there is none, or a wrong one. */
export function suiteOf(
  { ownSuites, conformance }: Pick<KindTools, "ownSuites" | "conformance">,
  config: DeviceConfig,
): ConformanceSuite {
  const own = ownSuites?.[adapterOf(config).adapter];
  return own ?? (typeof conformance === "function" ? conformance(config) : conformance);
}
