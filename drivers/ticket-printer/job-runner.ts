import type { PrintJob, PrintOutcome } from "../contract/print.ts";
import type { DeviceStatus, LostCause } from "../contract/status.ts";
import { delay } from "../wait.ts";
import { commands } from "./commands.ts";
import type { Conversation } from "./conversation.ts";
import { type EncodedJob, encodeJob } from "./encode.ts";
import { refusalOf } from "./status.ts";
import type { PrinterSettings } from "./types.ts";

export interface JobResult {
  outcome: PrintOutcome;
  /** Set when the printer must be given up. */
  lost?: LostCause;
}

/** A fresh status, or why the printer must be given up. */
export type LookAtPrinter = () => Promise<{ status: DeviceStatus } | { lost: LostCause }>;

/** Markers of an earlier job that still come in, come within this time after one another. */
const staleMarkersMs = 150;
/** A marker that was on its way when trouble was seen is here by then. */
const lastMarkerMs = 300;

/**
 * Prints a job and says how it ended, from what the printer said and nothing else:
 *
 *   look at the status ─ trouble ─▶ not-printed
 *   a marker goes out and must come back: the printer works off what it gets
 *   content · marker 1 · feed and cut · marker 2
 *   both markers back                  ─▶ printed
 *   trouble, and marker 1 is not back  ─▶ not-printed: the content is not complete, what is left of it is cleared
 *   anything else                      ─▶ unknown
 */
export function createJobRunner(
  conversation: Conversation,
  settings: PrinterSettings,
  look: LookAtPrinter,
): (job: PrintJob) => Promise<JobResult> {
  /** What an earlier job, also one of before the line was lost, may have left in the printer's buffer. */
  let mayHaveLeftovers = true;
  /** Part of a ticket hangs out of the printer; the next person must not get it. */
  let isTorn = false;

  async function prepare(): Promise<JobResult | null> {
    const seen = await look();
    if ("lost" in seen) return { outcome: notPrinted("not-connected"), lost: seen.lost };
    const refusal = refusalOf(seen.status);
    if (refusal) return { outcome: notPrinted(refusal) };
    const start = [
      ...(mayHaveLeftovers ? [...commands.clearBuffer(), ...commands.initialize()] : []),
      ...(isTorn ? commands.feedAndCut() : []),
      ...commands.marker(),
    ];
    conversation.forgetMarkers();
    const sent = await conversation.send(Uint8Array.from(start));
    if (!sent.ok && sent.error.fault === "line-lost") return { outcome: notPrinted("not-connected") };
    if (!sent.ok || !(await conversation.awaitMarkers(1, settings.markerMs))) {
      return conversation.isOver
        ? { outcome: notPrinted("not-connected") }
        : { outcome: notPrinted("faulty"), lost: "silent" };
    }
    if (mayHaveLeftovers) await awaitQuiet();
    mayHaveLeftovers = false;
    isTorn = false;
    return null;
  }

  async function awaitQuiet(): Promise<void> {
    for (let seen = -1; seen !== conversation.markers; ) {
      seen = conversation.markers;
      await delay(staleMarkersMs);
    }
  }

  async function send(job: EncodedJob): Promise<JobResult> {
    conversation.forgetMarkers();
    mayHaveLeftovers = true;
    const sent = await conversation.send(job.bytes);
    if (!sent.ok && sent.error.fault === "line-lost") {
      const outcome = sent.error.sentBytes === 0 ? notPrinted("not-connected") : lineLost;
      return { outcome };
    }
    return confirm(job);
  }

  async function confirm(job: EncodedJob): Promise<JobResult> {
    const longestMs = settings.markerMs + (job.heightDots / settings.slowestDotsPerSecond) * 1000;
    const end = performance.now() + longestMs;
    while (performance.now() < end) {
      if (await conversation.awaitMarkers(job.markers, settings.printingPollMs)) {
        mayHaveLeftovers = false;
        return { outcome: { outcome: "printed" } };
      }
      if (conversation.isOver) return { outcome: lineLost };
      const seen = await look();
      if ("lost" in seen) return { outcome: conversation.isOver ? lineLost : noAnswer, lost: seen.lost };
      const refusal = refusalOf(seen.status);
      if (!refusal) continue;
      if (await conversation.awaitMarkers(job.markers, lastMarkerMs)) continue;
      if (conversation.markers > 0) return { outcome: noAnswer };
      isTorn = true;
      // At once, before somebody puts paper in and the printer goes on with what nobody waits for any more.
      await conversation.send(Uint8Array.from(commands.clearBuffer()));
      return { outcome: notPrinted(refusal) };
    }
    return { outcome: noAnswer };
  }

  return async (job: PrintJob): Promise<JobResult> => {
    const encoded = encodeJob(job);
    if (!encoded.ok) return { outcome: notPrinted("bad-job") };
    return (await prepare()) ?? (await send(encoded.value));
  };
}

const lineLost: PrintOutcome = { outcome: "unknown", reason: "line-lost" };
const noAnswer: PrintOutcome = { outcome: "unknown", reason: "no-answer" };

function notPrinted(reason: Extract<PrintOutcome, { outcome: "not-printed" }>["reason"]): PrintOutcome {
  return { outcome: "not-printed", reason };
}
