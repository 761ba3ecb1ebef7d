import { randomUUID } from "node:crypto";
import { childrenOf, numberAt, parseXml, textsAt } from "../escl/xml.ts";

/** What a person does at the scanner. */
export interface SimulatedState {
  /** In the feeder. */
  sheets: number;
  isCoverOpen: boolean;
  isJammed: boolean;
  /** So many more sheets go through before one jams; null for never. */
  jamsAfter: number | null;
}

export interface SimulatedJob {
  path: string;
  source: "Platen" | "Feeder";
  isDuplex: boolean;
  colorMode: string;
  resolution: number;
  state: "Processing" | "Completed" | "Canceled" | "Aborted";
  served: number;
  /** When it was asked for a page last, by the monotonic clock. */
  askedAt: number;
}

/** Nobody asks for the pages of a job any more: it ends by itself. Real scanners wait for a minute or two. */
const abandonedMs = 2000;

export type Drawn = { sheet: number } | "none" | "no-such-job";

/** Paper, lamp and jobs of a simulated scanner. */
export function createEngine() {
  const state: SimulatedState = { sheets: 0, isCoverOpen: false, isJammed: false, jamsAfter: null };
  const jobs: SimulatedJob[] = [];
  let drawnSheets = 0;
  /** The back of the sheet that was drawn in last is still to come. */
  let isBackDue = false;

  function end(job: SimulatedJob, how: SimulatedJob["state"]): "none" {
    if (job.state === "Processing") job.state = how;
    return "none";
  }

  return {
    state,
    jobs,
    sweep(): void {
      for (const job of jobs) if (performance.now() - job.askedAt > abandonedMs) end(job, "Aborted");
    },
    /** null: settings that this scanner does not have. */
    begin(text: string, root: string): SimulatedJob | "busy" | null {
      const parsed = parseXml(text, "ScanSettings");
      if (!parsed.ok) return null;
      if (jobs.some((job) => job.state === "Processing")) return "busy";
      const said = (name: string) => textsAt(parsed.value, name)[0] ?? "";
      const source = said("InputSource");
      const resolution = numberAt(parsed.value, "XResolution");
      const hasRegion = childrenOf(parsed.value, "ScanRegions").length === 1;
      if ((source !== "Platen" && source !== "Feeder") || !hasRegion) return null;
      if (resolution === null || ![75, 100, 150].includes(resolution)) return null;
      const job: SimulatedJob = {
        path: `${root}/ScanJobs/${randomUUID()}`,
        source,
        isDuplex: said("Duplex") === "true",
        colorMode: said("ColorMode"),
        resolution,
        state: "Processing",
        served: 0,
        askedAt: performance.now(),
      };
      jobs.push(job);
      if (jobs.length > 20) jobs.shift();
      isBackDue = false;
      return job;
    },
    draw(job: SimulatedJob | undefined): Drawn {
      if (!job) return "no-such-job";
      if (job.state !== "Processing") return "none";
      if (job.source === "Platen") {
        if (job.served > 0) return end(job, "Completed");
        return { sheet: 0 };
      }
      if (isBackDue) {
        isBackDue = false;
        return { sheet: drawnSheets + 15 };
      }
      if (state.isCoverOpen || state.isJammed) return end(job, "Aborted");
      if (state.sheets === 0) return end(job, job.served > 0 ? "Completed" : "Aborted");
      if (state.jamsAfter === 0) {
        state.jamsAfter = null;
        state.isJammed = true;
        return end(job, "Aborted");
      }
      if (state.jamsAfter !== null) state.jamsAfter -= 1;
      state.sheets -= 1;
      drawnSheets += 1;
      isBackDue = job.isDuplex;
      return { sheet: drawnSheets };
    },
    cancel(job: SimulatedJob | undefined): void {
      if (job) end(job, job.source === "Platen" && job.served > 0 ? "Completed" : "Canceled");
    },
    /** The power was off. */
    restart(): void {
      jobs.length = 0;
    },
  };
}
