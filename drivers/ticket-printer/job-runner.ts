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

/** What a printer may still hold of an earlier job; outlives the line, which may have been lost in the middle of one. */
export interface PaperMemory {
  /** Bytes in its buffer, markers on their way back. */
  mayHaveLeftovers: boolean;
  /** Part of a ticket hangs out, or may; the next person must not get it. */
  isTorn: boolean;
}

/** A fresh status, or why the printer must be given up. */
export type LookAtPrinter = () => Promise<{ status: DeviceStatus } | { lost: LostCause }>;

/** Markers of an earlier job that still come in, come within this time after one another. */
const staleMarkersMs = 150;
/** Pieces on their way whose marker is not back. */
const piecesAhead = 2;
/** What looks like a marker too many comes in with the others. */
const surplusMarkerMs = 60;
/** A marker that was on its way when trouble was seen is here by then. */
const lastMarkerMs = 300;

/**
 * Prints a job and says how it ended, from what the printer said and nothing else:
 *
 *   look at the status ─ trouble ─▶ not-printed
 *   a marker goes out and must come back: the printer works off what it gets
 *   content · marker · content · marker · … · feed and cut · last marker
 *   all markers back, none too many, no trouble  ─▶ printed
 *   trouble, a marker of the content missing,
 *     and the printer says that its buffer is cleared ─▶ not-printed: not complete, and the rest never comes out
 *   anything else                                ─▶ unknown
 */
export function createJobRunner(
  conversation: Conversation,
  settings: PrinterSettings,
  memory: PaperMemory,
  look: LookAtPrinter,
): (job: PrintJob) => Promise<JobResult> {
  async function prepare(): Promise<JobResult | null> {
    const seen = await look();
    if ("lost" in seen) return { outcome: notPrinted("not-connected"), lost: seen.lost };
    const refusal = refusalOf(seen.status);
    if (refusal) return { outcome: notPrinted(refusal) };
    const start = [
      ...(memory.mayHaveLeftovers ? [...commands.clearBuffer(), ...commands.initialize()] : []),
      ...(memory.isTorn ? commands.feedAndCut() : []),
      ...commands.marker(),
    ];
    conversation.forgetMarkers();
    const sent = await conversation.send(Uint8Array.from(start));
    if (!sent.ok && sent.error === "line-lost") return { outcome: notPrinted("not-connected") };
    if (!sent.ok || !(await conversation.awaitMarkers(1, settings.markerMs))) {
      return conversation.isOver
        ? { outcome: notPrinted("not-connected") }
        : { outcome: notPrinted("faulty"), lost: "silent" };
    }
    if (memory.mayHaveLeftovers) await awaitQuiet();
    memory.mayHaveLeftovers = false;
    memory.isTorn = false;
    return null;
  }

  async function awaitQuiet(): Promise<void> {
    for (let seen = -1; seen !== conversation.markers; ) {
      seen = conversation.markers;
      await delay(staleMarkersMs);
    }
  }

  async function print({ pieces, heightDots }: EncodedJob): Promise<JobResult> {
    const longestMs = settings.markerMs + (heightDots / settings.slowestDotsPerSecond) * 1000;
    conversation.forgetMarkers();
    memory.mayHaveLeftovers = true;
    memory.isTorn = true;
    for (const [index, piece] of pieces.entries()) {
      const stopped = await progress(index + 1 - piecesAhead, pieces.length, longestMs);
      if (stopped) return stopped;
      const sent = await conversation.send(piece);
      if (!sent.ok) return { outcome: sent.error === "line-lost" ? lineLost : noAnswer, lost: "silent" };
    }
    const stopped = (await progress(pieces.length, pieces.length, longestMs)) ?? (await doubt(pieces.length));
    if (stopped) return stopped;
    memory.mayHaveLeftovers = false;
    memory.isTorn = false;
    return { outcome: { outcome: "printed" } };
  }

  /**
   * A marker is one byte without a check: a report that was damaged on its way can look like some. So there must be no
   * more of them than were asked for, and no trouble, which is what reports are about.
   */
  async function doubt(count: number): Promise<JobResult | null> {
    if (await conversation.awaitMarkers(count + 1, surplusMarkerMs)) return { outcome: noAnswer };
    if (conversation.isOver) return null;
    const seen = await look();
    if ("lost" in seen) return { outcome: { outcome: "printed" }, lost: seen.lost };
    return refusalOf(seen.status) ? { outcome: noAnswer } : null;
  }

  /** Waits until so many markers are back; else says how the job ended. */
  async function progress(count: number, ofAll: number, longestMs: number): Promise<JobResult | null> {
    const end = performance.now() + longestMs;
    while (performance.now() < end) {
      if (await conversation.awaitMarkers(count, settings.printingPollMs)) return null;
      if (conversation.isOver) return { outcome: lineLost };
      const seen = await look();
      if ("lost" in seen) return { outcome: conversation.isOver ? lineLost : noAnswer, lost: seen.lost };
      const refusal = refusalOf(seen.status);
      if (!refusal) continue;
      if (await conversation.awaitMarkers(count, lastMarkerMs)) continue;
      if (conversation.markers >= ofAll - 1) return { outcome: noAnswer };
      // At once, before somebody puts paper in and the printer goes on with what nobody waits for any more. A printer that
      // does not confirm it may yet do so, and one whose trouble passed may have come to the end before.
      const isCleared = await conversation.clearBuffer(settings.markerMs);
      if (isCleared && conversation.markers < ofAll - 1) return { outcome: notPrinted(refusal) };
      return { outcome: conversation.isOver ? lineLost : noAnswer };
    }
    return { outcome: noAnswer };
  }

  return async (job: PrintJob): Promise<JobResult> => {
    const encoded = encodeJob(job, settings.font);
    if (!encoded.ok) return { outcome: notPrinted("bad-input") };
    return (await prepare()) ?? (await print(encoded.value));
  };
}

const lineLost: PrintOutcome = { outcome: "unknown", reason: "line-lost" };
const noAnswer: PrintOutcome = { outcome: "unknown", reason: "no-answer" };

function notPrinted(reason: Extract<PrintOutcome, { outcome: "not-printed" }>["reason"]): PrintOutcome {
  return { outcome: "not-printed", reason };
}
