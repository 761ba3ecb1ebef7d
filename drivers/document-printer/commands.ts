import type { DocumentJob } from "../contract/documents.ts";
import { collection, whole, words, yesNo } from "./attributes.ts";
import type { IppAttribute, IppGroup } from "./frame.ts";
import { type PaperOptions, sizeOf } from "./paper.ts";

/**
 * What is asked of a printer: one entry per operation (RFC 8011; Cancel-My-Jobs and the like are not needed). Who asks is
 * always "yichuang": jobs are the hall's, not a person's.
 */
export const operations = {
  printJob: { code: 0x0002, takes: "documentMs" },
  createJob: { code: 0x0005, takes: "answerMs" },
  sendDocument: { code: 0x0006, takes: "documentMs" },
  cancelJob: { code: 0x0008, takes: "answerMs" },
  getJobAttributes: { code: 0x0009, takes: "answerMs" },
  getJobs: { code: 0x000a, takes: "answerMs" },
  getPrinterAttributes: { code: 0x000b, takes: "answerMs" },
} as const;

export type Operation = keyof typeof operations;

/** How an operation ended: RFC 8011, appendix B. Below 0x100 it was carried out. */
export const statuses = {
  ok: 0x0000,
  okIgnored: 0x0001,
  notPossible: 0x0404,
  notFound: 0x0406,
  gone: 0x0407,
  attributesNotSupported: 0x040b,
  formatNotSupported: 0x040a,
  operationNotSupported: 0x0501,
  versionNotSupported: 0x0503,
  notAccepting: 0x0506,
  busy: 0x0507,
  canceled: 0x0508,
} as const;

export const isSuccess = (code: number) => code < 0x100;

export const jobStates = {
  pending: 3,
  held: 4,
  processing: 5,
  stopped: 6,
  canceled: 7,
  aborted: 8,
  completed: 9,
} as const;

const printerWanted = [
  "printer-state",
  "printer-state-reasons",
  "printer-is-accepting-jobs",
  "printer-make-and-model",
  "operations-supported",
  "document-format-supported",
  "copies-supported",
  "sides-supported",
  "print-color-mode-supported",
  "print-scaling-supported",
  "media-supported",
  "media-ready",
  "media-source-supported",
  "media-type-supported",
];

const jobWanted = [
  "job-id",
  "job-name",
  "job-state",
  "job-state-reasons",
  "job-impressions-completed",
  "job-media-sheets-completed",
];

/** The operation's own group begins with these three, in this order: RFC 8011, 4.1.4. */
function operationGroup(printerUri: string, ...attributes: IppAttribute[]): IppGroup {
  return {
    group: "operation",
    attributes: [
      words("charset", "attributes-charset", "utf-8"),
      words("language", "attributes-natural-language", "en"),
      words("uri", "printer-uri", printerUri),
      ...attributes,
    ],
  };
}

const requester = words("name", "requesting-user-name", "yichuang");

export const questions = {
  printer: (uri: string): IppGroup[] => [
    operationGroup(uri, requester, words("keyword", "requested-attributes", ...printerWanted)),
  ],
  createJob: (uri: string, jobName: string, template: IppAttribute[]): IppGroup[] => [
    operationGroup(uri, requester, words("name", "job-name", jobName), yesNo("ipp-attribute-fidelity", true)),
    ...templateGroup(template),
  ],
  sendDocument: (uri: string, jobId: number): IppGroup[] => [
    operationGroup(
      uri,
      whole("job-id", jobId),
      requester,
      words("mimeType", "document-format", "application/pdf"),
      yesNo("last-document", true),
    ),
  ],
  printJob: (uri: string, jobName: string, template: IppAttribute[]): IppGroup[] => [
    operationGroup(
      uri,
      requester,
      words("name", "job-name", jobName),
      yesNo("ipp-attribute-fidelity", true),
      words("mimeType", "document-format", "application/pdf"),
    ),
    ...templateGroup(template),
  ],
  job: (uri: string, jobId: number): IppGroup[] => [
    operationGroup(
      uri,
      whole("job-id", jobId),
      requester,
      words("keyword", "requested-attributes", ...jobWanted),
    ),
  ],
  jobs: (uri: string, which: "completed" | "not-completed"): IppGroup[] => [
    operationGroup(
      uri,
      requester,
      whole("limit", 100),
      words("keyword", "requested-attributes", ...jobWanted),
      words("keyword", "which-jobs", which),
      yesNo("my-jobs", true),
    ),
  ],
  cancel: (uri: string, jobId: number): IppGroup[] => [
    operationGroup(uri, whole("job-id", jobId), requester),
  ],
};

function templateGroup(attributes: IppAttribute[]): IppGroup[] {
  return attributes.length === 0 ? [] : [{ group: "job", attributes }];
}

/** How the job is to be printed: what was asked for, as far as the printer has heard of such a thing. */
export function templateOf(job: DocumentJob, paper: PaperOptions, can: TemplateAbilities): IppAttribute[] {
  const { copies = 1, sides = "one-sided", color, scaling } = job;
  const printScaling = scaling === "true-size" ? "none" : "fit";
  return [
    ...(copies === 1 ? [] : [whole("copies", copies)]),
    ...(can.sides.includes(sides) ? [words("keyword", "sides", sides)] : []),
    ...(color && can.colors.includes(color) ? [words("keyword", "print-color-mode", color)] : []),
    ...(scaling && can.scalings.includes(printScaling)
      ? [words("keyword", "print-scaling", printScaling)]
      : []),
    paperAttribute(paper),
  ];
}

export interface TemplateAbilities {
  sides: readonly string[];
  colors: readonly string[];
  scalings: readonly string[];
}

function paperAttribute({ media, mediaSource, mediaType }: PaperOptions): IppAttribute {
  const size = sizeOf(media);
  if (!size || (!mediaSource && !mediaType)) return words("keyword", "media", media);
  return collection("media-col", [
    collection("media-size", [whole("x-dimension", size.width), whole("y-dimension", size.height)]),
    ...(mediaSource ? [words("keyword", "media-source", mediaSource)] : []),
    ...(mediaType ? [words("keyword", "media-type", mediaType)] : []),
  ]);
}
