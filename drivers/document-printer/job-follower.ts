import type { DocumentOutcome } from "../contract/operations.ts";
import type { DeviceStatus } from "../contract/status.ts";
import type { Pause } from "../wait.ts";
import type { Answer, IppClient, JobFacts } from "./client.ts";
import type { AskFault } from "./exchange.ts";
import { type DocumentRefusal, refusalOf } from "./status.ts";
import type { DocumentPrinterSettings } from "./types.ts";

export interface JobFollower {
  /** `perhaps-delivered`: the answer to the document was lost. */
  follow(jobId: number, delivery: "delivered" | "perhaps-delivered"): Promise<DocumentOutcome>;
  /** For a job whose number never came back. */
  findAndFollow(jobName: string, canListJobs: boolean): Promise<DocumentOutcome>;
}

/** What the follower needs of its adapter. */
export interface FollowerWatch {
  /** Asks the printer how it is and tells the host; null when it did not answer. */
  look(): Promise<DeviceStatus | null>;
  /** The adapter's pause between two looks; it has ended when the device was given up. */
  pause: Pause;
}

const lineLost: DocumentOutcome = { outcome: "unknown", reason: "line-lost" };
const noAnswer: DocumentOutcome = { outcome: "unknown", reason: "no-answer" };

/**
 * Asks a job how it is until it has ended. A printer that is silent for a while may come back and say; a job that waits for a
 * person too long is cancelled, and then, too, the printer has the last word.
 */
export function createJobFollower(
  client: IppClient,
  settings: DocumentPrinterSettings,
  { look, pause }: FollowerWatch,
): JobFollower {
  async function follow(
    jobId: number,
    delivery: "delivered" | "perhaps-delivered",
  ): Promise<DocumentOutcome> {
    const silence = createPatience(settings.lostMs);
    const blockage = createPatience(settings.blockedMs);
    const incoming = createPatience(settings.incomingMs);
    const whole = createPatience(settings.jobMs);
    whole.start();
    let lastRefusal: DocumentRefusal | null = null;
    do {
      const answered = await client.job(jobId);
      const heard = howItIs(answered);
      if (heard.is === "unheard") {
        await look();
        if (silence.isOver()) return unknownAfter(heard.fault);
        continue;
      }
      silence.end();
      if (heard.is === "forgotten") return noAnswer;
      const { job } = heard;
      const ended = outcomeOf(job, lastRefusal);
      if (ended) return ended;
      const status = await look();
      lastRefusal = (status && refusalOf(status)) ?? (job.state === "held" ? "faulty" : null);
      if (lastRefusal === null) blockage.end();
      else if (blockage.isOver()) return cancel(jobId, lastRefusal);
      if (delivery === "delivered" || !isIncoming(job)) incoming.end();
      else if (incoming.isOver()) return cancel(jobId, "not-connected");
      if (whole.isOver()) return cancel(jobId, lastRefusal ?? "faulty");
    } while ((await pause.wait(settings.jobPollMs)) === "on");
    return lineLost;
  }

  async function cancel(jobId: number, reason: DocumentRefusal): Promise<DocumentOutcome> {
    const waiting = createPatience(settings.cancelMs);
    waiting.start();
    await client.cancel(jobId);
    do {
      const heard = howItIs(await client.job(jobId));
      if (heard.is === "forgotten") return noAnswer;
      if (heard.is === "heard") {
        if (heard.job.state === "canceled") return { outcome: "not-printed", reason };
        const ended = outcomeOf(heard.job, reason);
        if (ended) return ended;
      }
      await look();
      if (waiting.isOver()) return noAnswer;
    } while ((await pause.wait(settings.jobPollMs)) === "on");
    return lineLost;
  }

  return {
    follow,
    async findAndFollow(jobName, canListJobs) {
      if (!canListJobs) return noAnswer;
      const silence = createPatience(settings.lostMs);
      const missing = createPatience(settings.incomingMs);
      do {
        const found = await client.findJob(jobName);
        if (found.ok) {
          silence.end();
          if (found.value.said === "no") return noAnswer;
          const job = found.value.value;
          if (job) return follow(job.jobId, "perhaps-delivered");
          if (missing.isOver()) return noAnswer;
        } else {
          await look();
          if (silence.isOver()) return unknownAfter(found.error);
        }
      } while ((await pause.wait(settings.jobPollMs)) === "on");
      return lineLost;
    },
  };
}

type Heard =
  | { is: "heard"; job: JobFacts }
  /** The printer is there and does not know the job, or does not say. */
  | { is: "forgotten" }
  | { is: "unheard"; fault: AskFault };

function howItIs(answered: Answer<JobFacts>): Heard {
  if (!answered.ok) return { is: "unheard", fault: answered.error };
  return answered.value.said === "no" ? { is: "forgotten" } : { is: "heard", job: answered.value.value };
}

/** null: not at its end yet. `wanting` is what the printer lacked while it was asked last. */
function outcomeOf(job: JobFacts, wanting: DocumentRefusal | null): DocumentOutcome | null {
  switch (job.state) {
    case "completed":
      // "With errors" may be a page that is missing; nobody but a person at the tray knows.
      return job.reasons.includes("job-completed-with-errors") ? noAnswer : { outcome: "printed" };
    case "canceled":
      return { outcome: "not-printed", reason: "canceled" };
    case "aborted":
      return { outcome: "not-printed", reason: wanting ?? reasonOfAbort(job.reasons) };
    default:
      return null;
  }
}

function reasonOfAbort(reasons: readonly string[]): DocumentRefusal {
  const isAbout = (words: string) => reasons.some((reason) => reason.startsWith(words));
  if (isAbout("unsupported-")) return "not-supported";
  if (isAbout("document-")) return "bad-input";
  return isAbout("job-canceled") ? "canceled" : "faulty";
}

function isIncoming({ state, reasons }: JobFacts): boolean {
  const waits = reasons.some((reason) => reason === "job-incoming" || reason === "job-data-insufficient");
  return waits || state === "held" || state === "pending";
}

function unknownAfter(fault: AskFault): DocumentOutcome {
  return fault === "unreachable" || fault === "line-lost" ? lineLost : noAnswer;
}

/** How long something has lasted without a break, against how long it may. */
function createPatience(limitMs: number) {
  let since: number | null = null;
  return {
    start: () => {
      since ??= performance.now();
    },
    end: () => {
      since = null;
    },
    /** Begins to count with the first question. */
    isOver(): boolean {
      since ??= performance.now();
      return performance.now() - since > limitMs;
    },
  };
}
