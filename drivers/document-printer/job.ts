import { createHash } from "node:crypto";
import { z } from "zod";
import type { DocumentJob } from "../contract/documents.ts";
import { err, ok, type Result } from "../result.ts";
import type { PrinterFacts } from "./client.ts";
import type { PaperOptions } from "./paper.ts";

/** A page of scans is some 300 kB; what is larger than this is a mistake. */
const largestPdf = 30 * 1024 * 1024;
const mostCopies = 50;

const pdfStart = Buffer.from("%PDF-");

/** Jobs come from pages, over a socket: they are checked here, whatever the types say. */
const documentJob = z.strictObject({
  jobId: z.string().min(1).max(100),
  title: z.string().max(100),
  pdf: z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.length <= largestPdf && pdfStart.equals(bytes.subarray(0, pdfStart.length))),
  copies: z.int().min(1).max(mostCopies).optional(),
  sides: z.enum(["one-sided", "two-sided-long-edge", "two-sided-short-edge"]).optional(),
  color: z.enum(["color", "monochrome"]).optional(),
  scaling: z.enum(["true-size", "fit"]).optional(),
});

export function checkDocumentJob(input: unknown): Result<DocumentJob, "bad-input"> {
  const checked = documentJob.safeParse(input);
  return checked.success ? ok(checked.data as DocumentJob) : err("bad-input");
}

/**
 * The job's name at the printer, where everybody at its panel reads it: the title without anything that could be a number
 * of a person, and a sign by which this job is found again after the line was lost. `place` keeps two kiosks that share a
 * printer apart.
 */
export function jobNameOf({ jobId, title }: DocumentJob, place: string): string {
  const sign = createHash("sha256")
    .update(JSON.stringify([place, jobId]))
    .digest("hex")
    .slice(0, 16);
  const shown = title
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .replace(/[\p{Nd}Xx]{5,}/gu, "…")
    .trim()
    .slice(0, 40);
  return `${shown === "" ? "Yichuang" : shown.toWellFormed()} ${sign}`;
}

/** Whether this printer can do what the job wants, by what it says of itself; what it does not mention is left to it. */
export function isPossible(job: DocumentJob, paper: PaperOptions, printer: PrinterFacts): boolean {
  const { copies = 1, sides = "one-sided", scaling } = job;
  const has = (list: readonly string[], wanted: string | undefined) =>
    wanted === undefined || list.length === 0 || list.includes(wanted);
  return (
    takesPdf(printer) &&
    copies <= (printer.mostCopies ?? Number.POSITIVE_INFINITY) &&
    (sides === "one-sided" || printer.sides.includes(sides)) &&
    has(printer.scalings, scaling === "true-size" ? "none" : undefined) &&
    has(printer.media, paper.media) &&
    has(printer.sources, paper.mediaSource) &&
    has(printer.types, paper.mediaType)
  );
}

export function takesPdf({ formats }: PrinterFacts): boolean {
  return formats.length === 0 || formats.includes("application/pdf");
}
