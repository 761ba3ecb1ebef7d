import { PDFDocument } from "pdf-lib";
import type { AttributeReader } from "../attributes.ts";
import type { JobFacts } from "../client.ts";

/** A job in the simulated printer, with everything that came with it. */
export interface SimulatedJob extends JobFacts {
  /** null until it came whole. */
  document: Buffer | null;
  /** What the host asked for: copies, sides, media … */
  template: AttributeReader | null;
  sheetsWanted: number;
  sheetsDone: number;
}

export interface PaperState {
  /** Infinity for a drawer that never runs out. */
  sheets: number;
  isCoverOpen: boolean;
  isJammed: boolean;
  ink: "full" | "low" | "empty";
  /** The middle of a job: with what follows it is for a person to say whether it is all there. */
  endsWithErrors: boolean;
}

export interface Engine {
  readonly jobs: readonly SimulatedJob[];
  readonly paper: PaperState;
  readonly isStopped: boolean;
  readonly isWorking: boolean;
  add(name: string, template: AttributeReader | null): SimulatedJob;
  /** The document is there; printing begins when it is this job's turn. */
  deliver(job: SimulatedJob, document: Buffer): Promise<void>;
  find(jobId: number): SimulatedJob | undefined;
  cancel(job: SimulatedJob): boolean;
  set(change: Partial<PaperState>): void;
  /** As when power goes: what was being printed is lost, the queue with it. */
  restart(): void;
  forget(): void;
}

const ended: readonly SimulatedJob["state"][] = ["canceled", "aborted", "completed"];
export const hasEnded = (job: SimulatedJob) => ended.includes(job.state);

/** Prints sheet by sheet, one job after the other, as far as there is paper and nothing is open. */
export function createEngine(sheetMs: number): Engine {
  let jobs: SimulatedJob[] = [];
  let nextId = 1;
  let timer: NodeJS.Timeout | undefined;
  const paper: PaperState = {
    sheets: Number.POSITIVE_INFINITY,
    isCoverOpen: false,
    isJammed: false,
    ink: "full",
    endsWithErrors: false,
  };

  const isBlocked = () => paper.sheets <= 0 || paper.isCoverOpen || paper.isJammed || paper.ink === "empty";
  const current = () => jobs.find((job) => job.document !== null && !hasEnded(job));

  function work(): void {
    const job = current();
    if (!job || timer) return;
    if (isBlocked()) {
      job.state = job.sheetsDone > 0 || job.state === "processing" ? "stopped" : "pending";
      job.reasons = ["printer-stopped"];
      return;
    }
    job.state = "processing";
    job.reasons = ["job-printing"];
    timer = setTimeout(() => {
      timer = undefined;
      if (isBlocked() || hasEnded(job)) return work();
      paper.sheets -= 1;
      job.sheetsDone += 1;
      if (job.sheetsDone >= job.sheetsWanted) {
        job.state = "completed";
        job.reasons = [paper.endsWithErrors ? "job-completed-with-errors" : "job-completed-successfully"];
      }
      work();
    }, sheetMs);
  }

  return {
    get jobs() {
      return jobs;
    },
    paper,
    get isStopped() {
      return isBlocked() && current() !== undefined;
    },
    get isWorking() {
      return timer !== undefined;
    },
    add(name, template) {
      const job: SimulatedJob = {
        jobId: nextId,
        name,
        state: "held",
        reasons: ["job-incoming"],
        document: null,
        template,
        sheetsWanted: 0,
        sheetsDone: 0,
      };
      nextId += 1;
      jobs.push(job);
      return job;
    },
    async deliver(job, document) {
      const pages = await pagesOf(document);
      if (pages === null) {
        job.state = "aborted";
        job.reasons = ["document-format-error"];
        return;
      }
      const isTwoSided = job.template?.word("sides")?.startsWith("two-sided") ?? false;
      job.document = document;
      job.state = "pending";
      job.reasons = ["none"];
      job.sheetsWanted = Math.ceil(pages / (isTwoSided ? 2 : 1)) * (job.template?.number("copies") ?? 1);
      work();
    },
    find: (jobId) => jobs.find((job) => job.jobId === jobId),
    cancel(job) {
      if (hasEnded(job)) return false;
      job.state = "canceled";
      job.reasons = ["job-canceled-by-user"];
      return true;
    },
    set(change) {
      Object.assign(paper, change);
      work();
    },
    restart() {
      clearTimeout(timer);
      timer = undefined;
      jobs = jobs.filter(hasEnded);
    },
    forget() {
      jobs = [];
    },
  };
}

/** null: no PDF. */
async function pagesOf(document: Buffer): Promise<number | null> {
  try {
    return (await PDFDocument.load(document)).getPageCount();
  } catch {
    return null;
  }
}
