/**
 * Across places (跨域通办): taken in here (收件地) and decided in another hall (办理地), or the other way round. Form and person
 * are checked where the person is; paper goes by post, both ways with a waybill.
 */
import { z } from "zod";
import { waybill } from "./delivery.ts";
import { applicantInput, application, formFields, handedIn } from "./intake.ts";
import { hallDay, id, isoTime, text } from "./values.ts";

const blobId = z.string().regex(/^[0-9a-f]{64}$/);

/** `out`: taken in here for another hall. `in`: another hall took it in for this one. */
export const elsewhereDirection = z.enum(["out", "in"]);

/** What the other hall says of one that was sent to it, in the order in which it goes. */
export const elsewhereStatuses = [
  /** Posted by us. */
  "sent",
  "arrived",
  /** They ask for more; the person is told here. */
  "needs-more",
  "accepted",
  "not-accepted",
  "reviewing",
  "decided",
  /** The result is in the post, to us. */
  "result-sent",
  "result-here",
  /** Of one that came from another hall: the result went back to it. */
  "sent-back",
] as const;
export const elsewhereStatus = z.enum(elsewhereStatuses);
export type ElsewhereStatus = z.infer<typeof elsewhereStatus>;
/** What is entered or imported as the other hall's word. */
export const reportedStatus = z.enum([
  "arrived",
  "needs-more",
  "accepted",
  "not-accepted",
  "reviewing",
  "decided",
  "result-sent",
]);

export const elsewhereRow = z.object({
  applicationId: id,
  number: z.string(),
  itemName: z.string(),
  applicant: z.string().nullable(),
  direction: elsewhereDirection,
  siteId: z.string(),
  siteName: z.string(),
  /** The other hall's number. */
  theirNumber: z.string().nullable(),
  status: elsewhereStatus,
  waybillThere: z.string().nullable(),
  waybillBack: z.string().nullable(),
  since: isoTime,
  changedAt: isoTime,
  /** Nothing was heard for the days of the hall's file. */
  isSilent: z.boolean(),
});
export type ElsewhereRow = z.infer<typeof elsewhereRow>;

const commandId = { commandId: z.uuid() };
const one = { applicationId: id };
const clerk = ["clerk"] as const;
const posted = { carrier: text(40, 1), waybill, receiptBlobId: blobId.optional() };
const answer = z.object({ row: elsewhereRow });

const report = {
  status: reportedStatus,
  /** The day on which it happened there; left out = today. */
  on: hallDay.optional(),
  theirNumber: text(40, 1).optional(),
  /** With `accepted`: until when they will decide. */
  dueOn: hallDay.optional(),
  /** With `decided`. */
  outcome: z.enum(["granted", "refused"]).optional(),
  certificateNumber: text(60, 1).optional(),
  /** With `result-sent`. */
  waybill: waybill.optional(),
  note: text(500, 1).optional(),
};

export const elsewhereCommands = {
  /** All paper goes with it. After `needs-more` again, with what was missing. */
  "elsewhere:send": {
    who: clerk,
    input: z.strictObject({ ...commandId, ...one, siteId: id, ...posted }),
    value: answer,
  },
  "elsewhere:report": {
    who: clerk,
    input: z.strictObject({ ...commandId, ...one, ...report }),
    value: answer,
  },
  /** Their list of a day: each row is taken or refused by itself. */
  "elsewhere:import": {
    who: clerk,
    input: z.strictObject({
      ...commandId,
      siteId: id,
      rows: z
        .array(z.strictObject({ number: z.string().max(40), ...report }))
        .min(1)
        .max(500),
    }),
    value: z.object({
      taken: z.number().int(),
      refused: z.array(z.object({ row: z.number().int(), number: z.string(), because: z.string() })),
    }),
  },
  /** Their result has come: it waits to be handed out here. */
  "elsewhere:resultCame": {
    who: clerk,
    input: z.strictObject({ ...commandId, ...one }),
    value: answer,
  },
  /** Sent to us by another hall that took it in. `queryPassword` is computed, never stored. */
  "elsewhere:takeIn": {
    who: clerk,
    input: z.strictObject({
      ...commandId,
      siteId: id,
      theirNumber: text(40, 1),
      waybill: waybill.optional(),
      itemId: id,
      applicant: applicantInput,
      fields: formFields.default({}),
      materials: z.array(handedIn).max(60).default([]),
    }),
    value: z.object({ application, queryPassword: z.string(), row: elsewhereRow }),
  },
  /** The result goes to the hall that took it in, which hands it out. */
  "elsewhere:sendBack": {
    who: clerk,
    input: z.strictObject({ ...commandId, ...one, ...posted }),
    value: answer,
  },
} as const;

export const elsewhereQueries = {
  "elsewhere:list": {
    who: ["clerk", "head", "manager", "supervisor"] as const,
    input: z.strictObject({
      direction: elsewhereDirection.optional(),
      siteId: id.optional(),
      status: elsewhereStatus.optional(),
      isOpen: z.boolean().optional(),
      limit: z.number().int().min(1).max(100).default(30),
      cursor: z.string().max(64).optional(),
    }),
    value: z.object({
      rows: z.array(elsewhereRow),
      cursor: z.string().nullable(),
      /** Halls that this one works with. */
      sites: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  },
  "elsewhere:get": {
    who: ["clerk", "reviewer", "head", "manager", "supervisor"] as const,
    input: z.strictObject({ applicationId: id }),
    value: z.object({ row: elsewhereRow }),
  },
} as const;
