import type { PrintJob, PrintOutcome } from "../contract/print.ts";

/** Enough for days of one printer. */
const jobsRemembered = 5000;

/**
 * Which jobs a printer was given, so that none comes out twice by accident. Kept outside the line's session: it must know
 * after a cable was out. In memory only; whoever starts the host anew must not repeat a job of before.
 */
export function createPrintLedger(print: (job: PrintJob) => Promise<PrintOutcome>) {
  const given = new Set<string>();
  let current: string | null = null;

  return async (job: PrintJob): Promise<PrintOutcome> => {
    if (given.has(job.jobId) && current !== job.jobId) {
      return { outcome: "not-printed", reason: "already-printed" };
    }
    if (current !== null) return { outcome: "not-printed", reason: "busy" };
    current = job.jobId;
    given.add(job.jobId);
    let outcome: PrintOutcome = { outcome: "unknown", reason: "no-answer" };
    try {
      outcome = await print(job);
    } finally {
      current = null;
      if (outcome.outcome === "not-printed") given.delete(job.jobId);
      const [oldest] = given;
      if (given.size > jobsRemembered && oldest !== undefined) given.delete(oldest);
    }
    return outcome;
  };
}
