import type { CapturedPage, CaptureRequest } from "../../contract/documents.ts";
import type { CaptureOutcome } from "../../contract/operations.ts";
import type { LostCause } from "../../contract/status.ts";
import type { Result } from "../../result.ts";
import { asPage } from "../page.ts";
import { captureLimits, type Look, type Scanner } from "../types.ts";
import type { ScannerAbilities } from "./capabilities.ts";
import { createEsclClient, type EsclClient, type EsclFault, type EsclTimes } from "./client.ts";
import { deviceStatusOf, type FeederState, type ScannerStatus } from "./scanner-status.ts";
import { chooseSettings, type ScanSettings } from "./settings.ts";

type NotCaptured = Extract<CaptureOutcome, { outcome: "not-captured" }>["reason"];
type Ending = CaptureOutcome;

export interface EsclScannerSettings extends EsclTimes {
  root: URL;
  pinned: string | undefined;
  /** Between two tries for a page that is not ready yet, and until it must be. */
  laterMs: number;
}

/** Outlives the opening, which may have been lost in the middle of a job. */
export interface EsclMemory {
  /** A job that was given up while the scanner did not listen: its lamp is on, and it takes no other, often for minutes. */
  leftover: string | null;
}

export function createEsclScanner(settings: EsclScannerSettings, memory: EsclMemory): Scanner {
  const { root, pinned } = settings;
  let abilities: ScannerAbilities | undefined;

  async function giveUp(client: EsclClient, job: string): Promise<void> {
    memory.leftover = (await client.cancel(job)) ? null : job;
  }

  /** Asked once an opening: it does not change while the scanner is on, and is some 30 kB. */
  async function askAbilities(client: EsclClient): Promise<Result<ScannerAbilities, EsclFault>> {
    if (abilities) return { ok: true, value: abilities };
    const answered = await client.capabilities();
    if (answered.ok) abilities = answered.value;
    return answered;
  }

  return {
    async look(signal): Promise<Look> {
      const client = createEsclClient(root, pinned, settings, signal);
      const status = await client.status();
      if (!status.ok) return { seen: "nothing", cause: causeOf(status.error) };
      const known = await askAbilities(client);
      if (!known.ok) return { seen: "nothing", cause: causeOf(known.error) };
      if (memory.leftover !== null) await giveUp(client, memory.leftover);
      return { seen: "status", status: deviceStatusOf(status.value) };
    },

    async capture(request, signal): Promise<CaptureOutcome> {
      const client = createEsclClient(root, pinned, settings, signal);
      const status = await client.status();
      if (!status.ok) return not("not-connected");
      const known = await askAbilities(client);
      if (!known.ok) return not("not-connected");
      const chosen = chooseSettings(request, known.value, status.value.feeder);
      if (!chosen.ok) return not(chosen.error);
      const trouble = troubleBefore(status.value, chosen.value);
      if (trouble) return not(trouble);
      const job = await client.start(chosen.value);
      if (!job.ok) return afterStart(job.error);
      const ending = await collect(client, job.value, chosen.value, request);
      if (ending.outcome !== "captured") await giveUp(client, job.value);
      return ending;
    },
  };

  async function collect(
    client: EsclClient,
    job: string,
    chosen: ScanSettings,
    request: CaptureRequest,
  ): Promise<Ending> {
    const pages: CapturedPage[] = [];
    let bytes = 0;
    let waitedMs = 0;
    for (;;) {
      const next = await client.next(job);
      if (!next.ok) return inTheMiddle(next.error);
      if (next.value === "end") return atEnd(client, job, pages, chosen);
      if (next.value === "later") {
        waitedMs += settings.laterMs;
        if (waitedMs > settings.pageMs) return { outcome: "unknown", reason: "no-answer" };
        await new Promise((resolve) => setTimeout(resolve, settings.laterMs));
        continue;
      }
      waitedMs = 0;
      const page = asPage(next.value.page);
      if (!page) return not("faulty");
      pages.push(page);
      bytes += page.jpeg.length;
      if (pages.length > captureLimits.mostPages || bytes > captureLimits.mostBytes)
        return not("too-many-pages");
      // Many a scanner answers the second question for a sheet on its glass by scanning it once more.
      if (chosen.source === "Platen" && request.sides !== "two-sided") {
        await client.cancel(job);
        return { outcome: "captured", pages };
      }
    }
  }

  /** No more pages: because all are there, or because something stopped it, which only the status says. */
  async function atEnd(
    client: EsclClient,
    job: string,
    pages: CapturedPage[],
    { source }: ScanSettings,
  ): Promise<Ending> {
    const status = await client.status();
    if (!status.ok) return inTheMiddle(status.error);
    const { feeder, jobs, state } = status.value;
    const trouble = source === "Feeder" ? feederTrouble(feeder) : null;
    if (trouble && trouble !== "no-document") return not(trouble);
    const own = jobs.find(({ path }) => path !== "" && job.endsWith(path.replace(/^.*\/ScanJobs\//, "")));
    if (own?.state === "Canceled") return not("canceled");
    if (own?.state === "Aborted" || state === "Stopped" || state === "Down") return not("faulty");
    if (pages.length === 0) return not(source === "Feeder" ? "no-document" : "faulty");
    return { outcome: "captured", pages };
  }
}

function not(reason: NotCaptured): CaptureOutcome {
  return { outcome: "not-captured", reason };
}

function troubleBefore({ state, feeder }: ScannerStatus, { source }: ScanSettings): NotCaptured | null {
  if (state === "Processing" || state === "Testing") return "busy";
  const trouble = source === "Feeder" ? feederTrouble(feeder) : null;
  if (trouble) return trouble;
  return state === "Stopped" || state === "Down" ? "faulty" : null;
}

function feederTrouble(feeder: FeederState): NotCaptured | null {
  switch (feeder) {
    case "empty":
      return "no-document";
    case "jammed":
      return "jammed";
    case "open":
      return "cover-open";
    case "faulty":
      return "faulty";
    case "loaded":
    case "none":
      return null;
    default:
      return feeder satisfies never;
  }
}

/** The request for a job had gone out, or had not. */
function afterStart(fault: EsclFault | "busy" | "conflict"): CaptureOutcome {
  switch (fault) {
    case "busy":
      return not("busy");
    case "conflict":
      return not("not-supported");
    case "unreachable":
    case "untrusted":
      return not("not-connected");
    default:
      return inTheMiddle(fault);
  }
}

function inTheMiddle(fault: EsclFault): CaptureOutcome {
  switch (fault) {
    case "refused":
    case "garbage":
    case "too-large":
      return not("faulty");
    case "unreachable":
    case "untrusted":
    case "line-lost":
      return { outcome: "unknown", reason: "line-lost" };
    case "no-answer":
      return { outcome: "unknown", reason: "no-answer" };
    default:
      return fault satisfies never;
  }
}

function causeOf(fault: EsclFault): LostCause {
  switch (fault) {
    case "unreachable":
    case "line-lost":
      return "unplugged";
    case "untrusted":
    case "refused":
      return "refused";
    case "garbage":
    case "too-large":
      return "garbage";
    case "no-answer":
      return "silent";
    default:
      return fault satisfies never;
  }
}
