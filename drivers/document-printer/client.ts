import { ok, type Result } from "../result.ts";
import { type AttributeReader, groupsOf } from "./attributes.ts";
import { isSuccess, jobStates, type Operation, operations, questions, statuses } from "./commands.ts";
import type { Ask, AskFault } from "./exchange.ts";
import type { IppAttribute, IppGroup, IppMessage } from "./frame.ts";
import type { PrinterCondition } from "./status.ts";
import type { DocumentPrinterSettings } from "./types.ts";

/** What a printer is and can do. An empty list: it does not say. */
export interface PrinterFacts extends PrinterCondition {
  makeAndModel: string | null;
  operationCodes: readonly number[];
  formats: readonly string[];
  mostCopies: number | null;
  sides: readonly string[];
  colors: readonly string[];
  scalings: readonly string[];
  media: readonly string[];
  sources: readonly string[];
  types: readonly string[];
}

export interface JobFacts {
  jobId: number;
  name: string;
  state: keyof typeof jobStates;
  reasons: readonly string[];
}

/** The printer heard the question and says no; `code` as in `statuses`. */
export interface Denial {
  code: number;
  /** What it does not support, by name. */
  unsupported: readonly string[];
}

export type Answer<Value> = Result<{ said: "yes"; value: Value } | { said: "no"; denial: Denial }, AskFault>;

export interface IppClient {
  printer(): Promise<Answer<PrinterFacts>>;
  createJob(jobName: string, template: IppAttribute[]): Promise<Answer<JobFacts>>;
  sendDocument(jobId: number, document: Uint8Array): Promise<Answer<JobFacts | null>>;
  printJob(jobName: string, template: IppAttribute[], document: Uint8Array): Promise<Answer<JobFacts>>;
  job(jobId: number): Promise<Answer<JobFacts>>;
  /** The newest of this hall's jobs of that name, at work or ended; null when the printer knows none. */
  findJob(jobName: string): Promise<Answer<JobFacts | null>>;
  cancel(jobId: number): Promise<Answer<null>>;
}

const versions = [0x0200, 0x0101] as const;

export function createIppClient(ask: Ask, uri: string, settings: DocumentPrinterSettings): IppClient {
  let requestId = 0;
  let version: number = versions[0];

  async function question<Value>(
    operation: Operation,
    groups: IppGroup[],
    read: (message: IppMessage) => Value | null,
    document?: Uint8Array,
  ): Promise<Answer<Value>> {
    const { code, takes } = operations[operation];
    requestId += 1;
    const answered = await ask({
      message: { version, code, requestId, groups },
      timeoutMs: settings[takes],
      ...(document ? { document } : {}),
    });
    if (!answered.ok) return answered;
    const message = answered.value;
    if (message.code === statuses.versionNotSupported && version !== versions[1]) {
      version = versions[1];
      return question(operation, groups, read, document);
    }
    if (!isSuccess(message.code)) return ok({ said: "no", denial: denialOf(message) });
    const value = read(message);
    return value === null ? { ok: false, error: "garbage" } : ok({ said: "yes", value });
  }

  async function jobsNamed(
    jobName: string,
    which: "completed" | "not-completed",
  ): Promise<Answer<JobFacts[]>> {
    return question("getJobs", questions.jobs(uri, which), (message) =>
      groupsOf(message, "job").flatMap((group) => {
        const job = jobOf(group);
        return job?.name === jobName ? [job] : [];
      }),
    );
  }

  return {
    printer: () => question("getPrinterAttributes", questions.printer(uri), printerOf),
    createJob: (jobName, template) =>
      question("createJob", questions.createJob(uri, jobName, template), firstJob),
    sendDocument: (jobId, document) =>
      question(
        "sendDocument",
        questions.sendDocument(uri, jobId),
        // The document is taken, whatever else the answer leaves out.
        (message) => firstJob(message) ?? { ...unnamed, jobId },
        document,
      ),
    printJob: (jobName, template, document) =>
      question("printJob", questions.printJob(uri, jobName, template), firstJob, document),
    job: (jobId) => question("getJobAttributes", questions.job(uri, jobId), firstJob),
    async findJob(jobName) {
      const found: JobFacts[] = [];
      for (const which of ["not-completed", "completed"] as const) {
        const answer = await jobsNamed(jobName, which);
        if (!answer.ok || answer.value.said === "no") return answer as Answer<never>;
        found.push(...answer.value.value);
      }
      const newest = found.sort((one, other) => other.jobId - one.jobId)[0] ?? null;
      return ok({ said: "yes", value: newest });
    },
    async cancel(jobId) {
      const answer = await question("cancelJob", questions.cancel(uri, jobId), () => true);
      if (!answer.ok || answer.value.said === "no") return answer as Answer<never>;
      return ok({ said: "yes", value: null });
    },
  };
}

const unnamed: Omit<JobFacts, "jobId"> = { name: "", state: "pending", reasons: [] };

function denialOf(message: IppMessage): Denial {
  const unsupported = groupsOf(message, "unsupported").flatMap((group) => group.names);
  return { code: message.code, unsupported };
}

const printerStates = new Map([
  [3, "idle"],
  [4, "processing"],
  [5, "stopped"],
] as const);

function printerOf(message: IppMessage): PrinterFacts | null {
  const [about] = groupsOf(message, "printer");
  const state = printerStates.get((about?.number("printer-state") ?? 0) as 3 | 4 | 5);
  if (!about || !state) return null;
  return {
    state,
    reasons: about.words("printer-state-reasons"),
    isAccepting: about.flag("printer-is-accepting-jobs") ?? true,
    readyMedia: about.words("media-ready").length,
    makeAndModel: about.word("printer-make-and-model"),
    operationCodes: about.numbers("operations-supported"),
    formats: about.words("document-format-supported"),
    mostCopies: about.most("copies-supported"),
    sides: about.words("sides-supported"),
    colors: about.words("print-color-mode-supported"),
    scalings: about.words("print-scaling-supported"),
    media: about.words("media-supported"),
    sources: about.words("media-source-supported"),
    types: about.words("media-type-supported"),
  };
}

const jobStateNames = new Map<number, JobFacts["state"]>(
  Object.entries(jobStates).map(([name, code]) => [code, name as JobFacts["state"]]),
);

function firstJob(message: IppMessage): JobFacts | null {
  const [about] = groupsOf(message, "job");
  return about ? jobOf(about) : null;
}

function jobOf(about: AttributeReader): JobFacts | null {
  const jobId = about.number("job-id");
  const state = jobStateNames.get(about.number("job-state") ?? 0);
  if (jobId === null || !state) return null;
  return { jobId, name: about.word("job-name") ?? "", state, reasons: about.words("job-state-reasons") };
}
