/** How long files stay: pages of materials, signatures, forms. A part of a hall file. */
import { z } from "zod";
import { id, oneOrMore, wholeNumber } from "./values.ts";

/** How an application ended; `done` is 办结·归档. */
const ends = ["done", "pre-refused", "not-accepted", "withdrawn", "terminated", "ended"] as const;

const rule = z.strictObject({
  /** Left out = of every kind, item or end. */
  items: oneOrMore(id).optional(),
  kind: z.enum(["instant", "promised"]).optional(),
  ends: oneOrMore(z.enum(ends)).optional(),
  /** After the end; `never` keeps them. */
  months: z.union([wholeNumber(1, 1200), z.literal("never")]),
});
export type RetentionRule = z.infer<typeof rule>;

/** What led to nothing is kept for two years; for the rest the law of archives speaks, and no rule of ours. */
const led = ["pre-refused", "not-accepted", "withdrawn", "terminated", "ended"] as const;

export const files = z.strictObject({
  /** Who sent a file sees it so long, and so long it may wait until an application refers to it. */
  graceHours: wholeNumber(1, 720).default(24),
  /** The first rule that fits says when the pages of an application are removed; none = never. */
  retention: z
    .array(rule)
    .max(100)
    .default([{ ends: [...led], months: 24 }]),
  /** What becomes of the pages of somebody who is erased. */
  ofErased: z.enum(["remove", "keep"]).default("remove"),
});
