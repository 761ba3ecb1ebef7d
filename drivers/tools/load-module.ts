import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ConformanceSuite } from "../conformance/suite.ts";
import type { MakeAdapter } from "../driver.ts";
import type { LoadAdapter } from "../host/line.ts";
import type { Simulate } from "../kind.ts";
import { err, ok, type Result } from "../result.ts";

/** What a tool takes from a file that is in no table yet. */
export interface OutsideDevice {
  loadAdapter: LoadAdapter;
  simulate?: Simulate;
  suite?: ConformanceSuite;
}

/**
 * `--module <file>`: a device that somebody is working on, wherever the file lies. It exports `makeAdapter` (driver.ts), and
 * may export `simulate` (kind.ts), the other end of its wire, and `conformance` (conformance/suite.ts) where the kind's suite
 * does not fit. null when no file was named.
 */
export async function loadModule(path: string | undefined): Promise<Result<OutsideDevice | null, string>> {
  if (path === undefined) return ok(null);
  let exported: { makeAdapter?: unknown; simulate?: unknown; conformance?: unknown };
  try {
    exported = await import(pathToFileURL(resolve(path)).href);
  } catch (error) {
    return err(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { makeAdapter, simulate, conformance } = exported;
  if (typeof makeAdapter !== "function") return err(`${path} exports no function makeAdapter`);
  if (simulate !== undefined && typeof simulate !== "function")
    return err(`${path}: simulate is no function`);
  if (conformance !== undefined && !isSuite(conformance)) return err(`${path}: conformance is no suite`);
  return ok({
    // What these functions do with what they get is seen when they are run; TypeScript checks the file that exports them.
    loadAdapter: async () => makeAdapter as MakeAdapter,
    ...(simulate === undefined ? {} : { simulate: simulate as Simulate }),
    ...(conformance === undefined ? {} : { suite: conformance }),
  });
}

function isSuite(value: unknown): value is ConformanceSuite {
  return typeof value === "object" && value !== null && "works" in value && "steps" in value;
}
