import { z } from "zod";
import { err, ok, type Result } from "../result.ts";
import { paper } from "./types.ts";

/** A ticket is some 12 cm long; a job that asks for metres is a mistake. */
const highestImageDots = 2400;
const mostBlocks = 200;

/** What would end a line or start a command; a queue's name from a hall's file must not drive the printer. */
const controlCharacters = /\p{Cc}/u;

const line = z.string().max(500);
const image = z
  .strictObject({
    widthDots: z.int().min(1).max(paper.widestImageDots),
    heightDots: z.int().min(1).max(highestImageDots),
    bits: z.base64(),
  })
  .refine(({ widthDots, heightDots, bits }) => {
    return Buffer.byteLength(bits, "base64") === Math.ceil(widthDots / 8) * heightDots;
  });

const block = z.discriminatedUnion("block", [
  z.strictObject({
    block: z.literal("text"),
    text: line,
    size: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
    bold: z.boolean().optional(),
    align: z.enum(["left", "center", "right"]).optional(),
  }),
  z.strictObject({ block: z.literal("columns"), left: line, right: line }),
  z.strictObject({ block: z.literal("image"), image }),
  z.strictObject({
    block: z.literal("qr"),
    text: line.min(1).refine((text) => !controlCharacters.test(text)),
    moduleDots: z.int().min(3).max(8).optional(),
  }),
  z.strictObject({ block: z.literal("rule") }),
  z.strictObject({ block: z.literal("feed"), lines: z.int().min(1).max(20) }),
]);

const printJob = z.strictObject({
  jobId: z.string().min(1).max(100),
  blocks: z.array(block).min(1).max(mostBlocks),
});

export type CheckedJob = z.infer<typeof printJob>;

/** Jobs come from pages, over a socket: they are checked here, whatever the types say. */
export function checkJob(job: unknown): Result<CheckedJob, "bad-input"> {
  const checked = printJob.safeParse(job);
  return checked.success ? ok(checked.data) : err("bad-input");
}
