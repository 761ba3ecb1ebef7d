import type { DeviceStatus } from "../../contract/status.ts";
import { ok, type Result } from "../../result.ts";
import { at, childrenOf, parseXml, textsAt } from "./xml.ts";

/** `other`: a word that no version of the protocol known here has. */
export type ScannerState = "Idle" | "Processing" | "Testing" | "Stopped" | "Down" | "other";

/** What is the matter with the feeder, of the many words that makers use for it. */
export type FeederState = "none" | "loaded" | "empty" | "jammed" | "open" | "faulty";

export interface ScannerStatus {
  state: ScannerState;
  feeder: FeederState;
  jobs: { path: string; state: string }[];
}

const states: readonly ScannerState[] = ["Idle", "Processing", "Testing", "Stopped", "Down"];

/** `ScannedAdfLoaded` and `ScannerAdfDoorOpen` are in no version of the text, and in shipped scanners. */
const feederStates: Record<string, FeederState> = {
  ScannerAdfProcessing: "loaded",
  ScannerAdfLoaded: "loaded",
  ScannedAdfLoaded: "loaded",
  ScannerAdfEmpty: "empty",
  ScannerAdfJam: "jammed",
  ScannerAdfMispick: "jammed",
  ScannerAdfMultipickDetected: "jammed",
  ScannerAdfDuplexPageTooShort: "jammed",
  ScannerAdfDuplexPageTooLong: "jammed",
  ScannerAdfHatchOpen: "open",
  ScannerAdfDoorOpen: "open",
  ScannerAdfInputTrayFailed: "faulty",
  ScannerAdfInputTrayOverloaded: "faulty",
};

/** Reads `ScannerStatus` (Mopria eSCL 2.97, 6.2). Never throws. */
export function readStatus(text: string): Result<ScannerStatus, "garbage"> {
  const parsed = parseXml(text, "ScannerStatus");
  if (!parsed.ok) return parsed;
  const [state = ""] = textsAt(parsed.value, "State");
  const [feeder = ""] = textsAt(parsed.value, "AdfState");
  if (state === "") return { ok: false, error: "garbage" };
  return ok({
    state: states.find((one) => one === state) ?? "other",
    feeder: Object.hasOwn(feederStates, feeder) ? (feederStates[feeder] ?? "none") : "none",
    jobs: childrenOf(at(parsed.value, "Jobs"), "JobInfo")
      .slice(0, 100)
      .map((job) => ({
        path: (textsAt(job, "JobUri")[0] ?? "").slice(0, 300),
        state: (textsAt(job, "JobState")[0] ?? "").slice(0, 40),
      })),
  });
}

/** For the host: what a person must see to. An empty feeder is none of it. */
export function deviceStatusOf({ state, feeder }: ScannerStatus): DeviceStatus {
  if (state === "Down") return { kind: "faulty", fault: "scanner-down" };
  if (feeder === "open") return { kind: "cover-open" };
  if (feeder === "jammed") return { kind: "faulty", fault: "feeder-jammed" };
  if (feeder === "faulty") return { kind: "faulty", fault: "feeder-faulty" };
  if (state === "Stopped") return { kind: "faulty", fault: "scanner-stopped" };
  return { kind: "ready" };
}
