import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CapturedPage, CaptureRequest } from "../../contract/documents.ts";
import type { CaptureOutcome } from "../../contract/operations.ts";
import { asPage } from "../page.ts";
import { captureLimits, type Look, type Scanner } from "../types.ts";
import { planScan } from "./arguments.ts";
import { type SaneStatus, saneStatusOf } from "./exits.ts";
import { readOptions, type SaneOptions } from "./options.ts";
import { type ProgramEnd, runProgram } from "./program.ts";

export interface SaneScannerSettings {
  /** `scanimage`, or where it is. */
  command: string;
  device: string;
  /** Further options of this scanner, by name without hyphens. */
  extra: Readonly<Record<string, string>>;
  /** In milliseconds: to open the device and say what it can do; for a whole capture. */
  lookMs: number;
  captureMs: number;
}

/** What is missing, as a device's fault; docs/devices.md says which package it is in. */
export const notInstalled = "scanimage-not-installed";

/** A scanner behind SANE, through the program `scanimage`: SANE and its drivers, which are GPL, stay in a process of their own. */
export function createSaneScanner(settings: SaneScannerSettings): Scanner {
  const { command, device, extra, lookMs, captureMs } = settings;
  let options: SaneOptions | undefined;

  const run = (args: readonly string[], timeoutMs: number, signal: AbortSignal) =>
    runProgram(command, [`--device-name=${device}`, ...args], timeoutMs, signal);

  return {
    async look(signal): Promise<Look> {
      const ended = await run(["--all-options"], lookMs, signal);
      if (ended.end === "not-installed")
        return { seen: "status", status: { kind: "faulty", fault: notInstalled } };
      if (ended.end === "too-long") return { seen: "nothing", cause: "silent" };
      const found = readOptions(ended.output);
      const status = saneStatusOf(ended.exit, ended.errors);
      if (status === "access-denied") return { seen: "nothing", cause: "refused" };
      // Another program has it just now: it is there.
      if (status === "busy") return { seen: "status", status: { kind: "ready" } };
      if (found.size === 0) return { seen: "nothing", cause: "unplugged" };
      options = found;
      return { seen: "status", status: { kind: "ready" } };
    },

    async capture(request: CaptureRequest, signal): Promise<CaptureOutcome> {
      if (!options) return { outcome: "not-captured", reason: "not-connected" };
      const folder = await mkdtemp(join(scansFolder(), "yichuang-scan-"));
      try {
        const plan = planScan(request, options, join(folder, "page%04d.jpg"), extra);
        if (!plan.ok) return { outcome: "not-captured", reason: plan.error };
        const ended = await run(plan.value.arguments, captureMs, signal);
        return await outcomeOf(ended, folder, plan.value.isFeeder, signal);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** In memory where there is such a place: scans are of people, and a disk remembers what was deleted. */
function scansFolder(): string {
  const inMemory = "/dev/shm";
  return existsSync(inMemory) ? inMemory : tmpdir();
}

async function outcomeOf(
  ended: ProgramEnd,
  folder: string,
  isFeeder: boolean,
  signal: AbortSignal,
): Promise<CaptureOutcome> {
  if (ended.end === "not-installed") return { outcome: "not-captured", reason: "faulty" };
  if (ended.end === "too-long")
    return { outcome: "unknown", reason: signal.aborted ? "line-lost" : "no-answer" };
  const status = saneStatusOf(ended.exit, ended.errors);
  const files = (await readdir(folder)).toSorted();
  // A feeder that has run empty ends with "no documents": after some pages that is how it should be.
  const isWhole = status === "good" || (isFeeder && status === "no-documents" && files.length > 0);
  if (!isWhole) return { outcome: "not-captured", reason: reasonOf(status) };
  return readPages(files.map((file) => join(folder, file)));
}

async function readPages(paths: readonly string[]): Promise<CaptureOutcome> {
  if (paths.length > captureLimits.mostPages) return { outcome: "not-captured", reason: "too-many-pages" };
  const pages: CapturedPage[] = [];
  let bytes = 0;
  for (const path of paths) {
    bytes += (await stat(path)).size;
    if (bytes > captureLimits.mostBytes) return { outcome: "not-captured", reason: "too-many-pages" };
    const page = asPage(new Uint8Array(await readFile(path)));
    if (!page) return { outcome: "not-captured", reason: "faulty" };
    pages.push(page);
  }
  return pages.length > 0 ? { outcome: "captured", pages } : { outcome: "not-captured", reason: "faulty" };
}

function reasonOf(status: SaneStatus): Extract<CaptureOutcome, { outcome: "not-captured" }>["reason"] {
  switch (status) {
    case "no-documents":
      return "no-document";
    case "cover-open":
      return "cover-open";
    case "jammed":
      return "jammed";
    case "busy":
      return "busy";
    case "canceled":
      return "canceled";
    case "unsupported":
      return "not-supported";
    case "access-denied":
    case "invalid":
      return "not-connected";
    case "good":
    case "end-of-file":
    case "io-error":
    case "no-memory":
    case "other":
      return "faulty";
    default:
      return status satisfies never;
  }
}
