import type { DocumentJob } from "../contract/documents.ts";
import type { DocumentOutcome } from "../contract/operations.ts";
import type { Answer, Denial, IppClient, JobFacts, PrinterFacts } from "./client.ts";
import { operations, statuses, templateOf } from "./commands.ts";
import type { AskFault } from "./exchange.ts";
import { isPossible } from "./job.ts";
import type { JobFollower } from "./job-follower.ts";
import type { PaperOptions } from "./paper.ts";
import { type DocumentRefusal, refusalOf, statusOf } from "./status.ts";

/**
 * Prints a document and says how it ended, from what the printer said and nothing else:
 *
 *   look at the printer ─ trouble, or it cannot do what is wanted ─▶ not-printed
 *   a job of that name is there already                           ─▶ not-printed: already-printed
 *   Create-Job ─ no answer ─▶ not-printed: without a document nothing comes out
 *   Send-Document ─ refused ─▶ not-printed; no answer ─▶ the job is asked how it is
 *   the job is followed to its end (job-follower.ts)
 *
 * A printer that knows no Create-Job gets everything in one Print-Job; when its answer is lost, the job is looked for by
 * its name, and what cannot be found is `unknown`.
 */
export function createJobRunner(
  client: IppClient,
  paper: PaperOptions,
  follower: JobFollower,
): (job: DocumentJob, jobName: string) => Promise<DocumentOutcome> {
  async function send(job: DocumentJob, jobName: string, printer: PrinterFacts): Promise<DocumentOutcome> {
    const template = templateOf(job, paper, printer);
    const { createJob, sendDocument } = operations;
    const hasBoth = [createJob, sendDocument].every(({ code }) => printer.operationCodes.includes(code));
    return hasBoth ? inTwoSteps(job, jobName, template) : inOneStep(job, jobName, printer, template);
  }

  async function inTwoSteps(
    job: DocumentJob,
    jobName: string,
    template: ReturnType<typeof templateOf>,
  ): Promise<DocumentOutcome> {
    const created = await client.createJob(jobName, template);
    if (!created.ok) {
      if (mayHaveHeard(created.error)) await cancelEmptyJob(jobName);
      return notPrinted(refusalOfFault(created.error));
    }
    if (created.value.said === "no") return notPrinted(refusalOfDenial(created.value.denial));
    const { jobId } = created.value.value;
    const sent = await client.sendDocument(jobId, job.pdf);
    if (!sent.ok) {
      if (mayHaveHeard(sent.error)) return follower.follow(jobId, "perhaps-delivered");
      await client.cancel(jobId);
      return notPrinted(refusalOfFault(sent.error));
    }
    if (sent.value.said === "no") {
      await client.cancel(jobId);
      return notPrinted(refusalOfDenial(sent.value.denial));
    }
    return follower.follow(jobId, "delivered");
  }

  /** It holds no document; cancelling keeps it from standing in the printer's queue until the printer itself gives up. */
  async function cancelEmptyJob(jobName: string): Promise<void> {
    const found = await client.findJob(jobName);
    const job = found.ok && found.value.said === "yes" ? found.value.value : null;
    if (job) await client.cancel(job.jobId);
  }

  async function inOneStep(
    job: DocumentJob,
    jobName: string,
    printer: PrinterFacts,
    template: ReturnType<typeof templateOf>,
  ): Promise<DocumentOutcome> {
    const sent = await client.printJob(jobName, template, job.pdf);
    if (!sent.ok) {
      if (!mayHaveHeard(sent.error)) return notPrinted(refusalOfFault(sent.error));
      return follower.findAndFollow(jobName, canListJobs(printer));
    }
    if (sent.value.said === "no") return notPrinted(refusalOfDenial(sent.value.denial));
    return follower.follow(sent.value.value.jobId, "delivered");
  }

  return async (job, jobName) => {
    const looked = await client.printer();
    if (!looked.ok) return notPrinted(refusalOfFault(looked.error));
    if (looked.value.said === "no") return notPrinted("faulty");
    const printer = looked.value.value;
    const refusal = refusalOf(statusOf(printer));
    if (refusal) return notPrinted(refusal);
    if (!isPossible(job, paper, printer)) return notPrinted("not-supported");
    if (canListJobs(printer)) {
      const earlier = await client.findJob(jobName);
      if (!earlier.ok) return notPrinted(refusalOfFault(earlier.error));
      if (cameOut(earlier)) return notPrinted("already-printed");
    }
    return send(job, jobName, printer);
  };
}

const canListJobs = (printer: PrinterFacts) => printer.operationCodes.includes(operations.getJobs.code);

/** Came out before, or still may: only what was cancelled or aborted is printed anew. */
function cameOut(found: Answer<JobFacts | null>): boolean {
  const job = found.ok && found.value.said === "yes" ? found.value.value : null;
  return job !== null && job.state !== "canceled" && job.state !== "aborted";
}

const mayHaveHeard = (fault: AskFault) =>
  fault === "line-lost" || fault === "no-answer" || fault === "garbage";

function refusalOfFault(fault: AskFault): DocumentRefusal {
  return fault === "refused" || fault === "garbage" ? "faulty" : "not-connected";
}

function refusalOfDenial({ code }: Denial): DocumentRefusal {
  switch (code) {
    case statuses.attributesNotSupported:
    case statuses.formatNotSupported:
      return "not-supported";
    case statuses.busy:
      return "busy";
    default:
      return "faulty";
  }
}

export function notPrinted(reason: DocumentRefusal): DocumentOutcome {
  return { outcome: "not-printed", reason };
}
