import { groupsOf, readAttributes, whole, words, yesNo } from "../attributes.ts";
import { jobStates, operations, statuses } from "../commands.ts";
import type { IppAttribute, IppGroup, IppMessage } from "../frame.ts";
import { type Engine, hasEnded, type SimulatedJob } from "./engine.ts";

/** What the printer is, apart from its paper. */
export interface SimulatedAbilities {
  /** Operations that it has not heard of, such as `createJob` on older printers. */
  lacks: readonly (keyof typeof operations)[];
  isAccepting: boolean;
  formats: readonly string[];
  media: readonly string[];
  mostCopies: number;
}

export const ordinaryAbilities: SimulatedAbilities = {
  lacks: [],
  isAccepting: true,
  formats: ["application/pdf", "image/pwg-raster"],
  media: ["iso_a4_210x297mm", "iso_a5_148x210mm"],
  mostCopies: 99,
};

/** Answers one question; a document that came with it is already whole. */
export async function answerTo(
  message: IppMessage,
  document: Buffer,
  engine: Engine,
  abilities: SimulatedAbilities,
): Promise<IppMessage> {
  const [operation] = groupsOf(message, "operation");
  const asked = Object.entries(operations).find(([, { code }]) => code === message.code)?.[0];
  const say = (code: number, ...groups: IppGroup[]): IppMessage => ({
    version: message.version,
    code,
    requestId: message.requestId,
    groups: [head, ...groups],
  });
  if (!asked || !operation || abilities.lacks.some((name) => name === asked)) {
    return say(statuses.operationNotSupported);
  }
  const job = engine.find(operation.number("job-id") ?? 0);
  const jobName = operation.word("job-name") ?? "";
  switch (asked as keyof typeof operations) {
    case "getPrinterAttributes":
      return say(statuses.ok, { group: "printer", attributes: printerAttributes(engine, abilities) });
    case "createJob":
    case "printJob": {
      if (!abilities.isAccepting) return say(statuses.notAccepting);
      const template = message.groups.find(({ group }) => group === "job");
      const wished = template ? readAttributes(template.attributes) : null;
      const media = wished?.word("media");
      if (media && !abilities.media.includes(media)) return say(statuses.attributesNotSupported);
      const made = engine.add(jobName, wished);
      if (asked === "printJob") await engine.deliver(made, document);
      return say(statuses.ok, jobGroup(made));
    }
    case "sendDocument":
      if (!job) return say(statuses.notFound);
      if (hasEnded(job) || job.document) return say(statuses.notPossible);
      await engine.deliver(job, document);
      return say(statuses.ok, jobGroup(job));
    case "getJobAttributes":
      return job ? say(statuses.ok, jobGroup(job)) : say(statuses.notFound);
    case "getJobs": {
      const wantsEnded = operation.word("which-jobs") === "completed";
      return say(statuses.ok, ...engine.jobs.filter((one) => hasEnded(one) === wantsEnded).map(jobGroup));
    }
    case "cancelJob":
      if (!job) return say(statuses.notFound);
      return say(engine.cancel(job) ? statuses.ok : statuses.notPossible);
    default:
      return asked as never;
  }
}

const head: IppGroup = {
  group: "operation",
  attributes: [
    words("charset", "attributes-charset", "utf-8"),
    words("language", "attributes-natural-language", "en"),
  ],
};

function printerAttributes(engine: Engine, abilities: SimulatedAbilities): IppAttribute[] {
  const codes = Object.entries(operations).filter(([name]) => !abilities.lacks.some((one) => one === name));
  const state = engine.isStopped ? 5 : engine.isWorking ? 4 : 3;
  return [
    words("name", "printer-name", "Simulated"),
    words("text", "printer-make-and-model", "Yichuang simulated A4 printer"),
    whole("printer-state", state, "enum"),
    words("keyword", "printer-state-reasons", ...reasonsOf(engine)),
    yesNo("printer-is-accepting-jobs", abilities.isAccepting),
    {
      name: "operations-supported",
      values: codes.map(([, { code }]) => ({ type: "enum", value: code })),
    },
    words("mimeType", "document-format-supported", ...abilities.formats),
    { name: "copies-supported", values: [{ type: "range", lower: 1, upper: abilities.mostCopies }] },
    words("keyword", "sides-supported", "one-sided", "two-sided-long-edge", "two-sided-short-edge"),
    words("keyword", "print-color-mode-supported", "monochrome", "color"),
    words("keyword", "print-scaling-supported", "auto", "fit", "none"),
    words("keyword", "media-supported", ...abilities.media),
    ...(engine.paper.sheets > 0 ? [words("keyword", "media-ready", "iso_a4_210x297mm")] : []),
    words("keyword", "media-source-supported", "main", "by-pass-tray"),
    words("keyword", "media-type-supported", "stationery", "cardstock"),
  ];
}

function reasonsOf({ paper, isStopped }: Engine): string[] {
  const reasons = [
    ...(paper.isCoverOpen ? ["cover-open-error"] : []),
    ...(paper.isJammed ? ["media-jam-error"] : []),
    ...(paper.sheets <= 0 ? ["media-empty-error", ...(isStopped ? ["media-needed-error"] : [])] : []),
    ...(paper.sheets > 0 && paper.sheets < 20 ? ["media-low-report"] : []),
    ...(paper.ink === "low" ? ["toner-low-report"] : []),
    ...(paper.ink === "empty" ? ["toner-empty-error"] : []),
  ];
  return reasons.length === 0 ? ["none"] : reasons;
}

function jobGroup(job: SimulatedJob): IppGroup {
  return {
    group: "job",
    attributes: [
      whole("job-id", job.jobId),
      words("name", "job-name", job.name),
      whole("job-state", jobStates[job.state], "enum"),
      words("keyword", "job-state-reasons", ...job.reasons),
      whole("job-impressions-completed", job.sheetsDone),
    ],
  };
}
