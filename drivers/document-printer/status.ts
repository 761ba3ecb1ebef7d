import type { DocumentOutcome } from "../contract/operations.ts";
import type { DeviceStatus } from "../contract/status.ts";

/** What a printer says of itself, as far as it decides about a job. */
export interface PrinterCondition {
  state: "idle" | "processing" | "stopped";
  /** `printer-state-reasons`, e.g. `media-empty-error`. */
  reasons: readonly string[];
  isAccepting: boolean;
  /** How many kinds of paper lie in it. */
  readyMedia: number;
}

type Severity = "report" | "warning" | "error";

/**
 * Reasons (RFC 8011, 5.4.12; PWG 5100.9; CUPS) by the beginning of their name: the end is `-report`, `-warning` or `-error`,
 * and printers disagree about it. Listed from what a person must see to first. `fromWarning`: it stops the printer although
 * it says "warning"; ippeveprinter says `media-needed-warning` while a job waits for paper.
 */
const table: readonly { reasons: readonly string[]; fromWarning: boolean; status: DeviceStatus }[] = [
  {
    reasons: ["cover-open", "door-open", "interlock-open", "input-tray-missing"],
    fromWarning: true,
    status: { kind: "cover-open" },
  },
  { reasons: ["media-jam"], fromWarning: true, status: { kind: "faulty", fault: "jammed" } },
  { reasons: ["media-needed"], fromWarning: true, status: { kind: "paper-out" } },
  { reasons: ["media-empty"], fromWarning: false, status: { kind: "paper-out" } },
  {
    reasons: ["toner-empty", "marker-supply-empty", "developer-empty", "opc-life-over"],
    fromWarning: false,
    status: { kind: "faulty", fault: "out-of-ink" },
  },
  {
    reasons: ["output-area-full", "output-tray-missing"],
    fromWarning: false,
    status: { kind: "faulty", fault: "output-full" },
  },
  { reasons: ["marker-waste-full"], fromWarning: false, status: { kind: "faulty", fault: "waste-full" } },
  {
    reasons: ["fuser-over-temp", "fuser-under-temp"],
    fromWarning: false,
    status: { kind: "faulty", fault: "fuser" },
  },
  // CUPS: the printer behind the queue does not answer, whatever the end of the word says.
  { reasons: ["offline"], fromWarning: true, status: { kind: "faulty", fault: "offline" } },
  {
    reasons: ["cups-missing-filter"],
    fromWarning: true,
    status: { kind: "faulty", fault: "driver-missing" },
  },
  {
    reasons: ["paused", "moving-to-paused", "hold-new-jobs", "shutdown", "deactivated"],
    fromWarning: true,
    status: { kind: "faulty", fault: "paused" },
  },
];

const nearEnd = ["media-low", "media-empty"];
const inkLow = [
  "toner-low",
  "toner-empty",
  "marker-supply-low",
  "marker-supply-empty",
  "developer-low",
  "opc-near-eol",
];

export function statusOf({ state, reasons, isAccepting, readyMedia }: PrinterCondition): DeviceStatus {
  const said = reasons.map(split);
  const isSaid = (name: string, least: Severity) =>
    said.some((one) => one.name === name && weight[one.severity] >= weight[least]);
  for (const { reasons: names, fromWarning, status } of table) {
    const least = leastSeverity(fromWarning, state, status.kind === "faulty" && status.fault === "offline");
    if (names.some((name) => isSaid(name, least))) return status;
  }
  // One empty tray of several is not the end of the paper; a printer with one tray that says so has none.
  if (isSaid("media-empty", "warning") && readyMedia < 2) return { kind: "paper-out" };
  if (state === "stopped") return { kind: "faulty", fault: "stopped" };
  if (!isAccepting) return { kind: "faulty", fault: "not-accepting" };
  if (nearEnd.some((name) => isSaid(name, "report"))) return { kind: "paper-near-end" };
  if (inkLow.some((name) => isSaid(name, "report"))) return { kind: "ink-low" };
  return { kind: "ready" };
}

/** A printer that has stopped means what it says, however softly. */
function leastSeverity(fromWarning: boolean, state: PrinterCondition["state"], always: boolean): Severity {
  if (state === "stopped" || always) return "report";
  return fromWarning ? "warning" : "error";
}

const weight: Record<Severity, number> = { report: 0, warning: 1, error: 2 };

/** Without an end a reason is taken for an error. */
function split(reason: string): { name: string; severity: Severity } {
  const [, name, severity] = /^(.*)-(report|warning|error)$/.exec(reason) ?? [];
  return name ? { name, severity: severity as Severity } : { name: reason, severity: "error" };
}

export type DocumentRefusal = Extract<DocumentOutcome, { outcome: "not-printed" }>["reason"];

/** Why a printer in this state prints nothing; null when it does. */
export function refusalOf(status: DeviceStatus): DocumentRefusal | null {
  switch (status.kind) {
    case "ready":
    case "ink-low":
    case "paper-near-end":
      return null;
    case "paper-out":
    case "cover-open":
      return status.kind;
    case "faulty":
      if (status.fault === "jammed" || status.fault === "out-of-ink") return status.fault;
      return "faulty";
    default:
      return "not-connected";
  }
}
