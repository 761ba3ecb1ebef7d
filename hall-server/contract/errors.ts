import { z } from "zod";

/** Every way in which the hall says no. The words for a code stand in the pages' language files. */
export const errorCodes = [
  "invalid-input",
  "command-id-reused",
  "not-signed-in",
  "not-allowed",
  "not-found",
  "hall-closed",
  "queue-closed",
  "quota-used-up",
  "already-has-ticket",
  "wrong-state",
  "counter-busy",
  "counter-taken",
  "counter-not-open",
  "rate-limited",
  "server-busy",
  "storage-failed",
  "card-needed",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export const hallError = z.object({
  code: z.enum(errorCodes),
  /** What the sentence needs: which field, which number, how long to wait. Never personal data. */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type HallError = z.infer<typeof hallError>;

export type Answer<Value> = { ok: true; value: Value } | { ok: false; error: HallError };
