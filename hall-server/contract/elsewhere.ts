/**
 * Across places (跨域通办): taken in here (收件地) and decided in another hall (办理地), or the other way round. Form and person
 * are checked where the person is; paper goes by post, both ways with a waybill.
 */
import { z } from "zod";
import { command, query } from "./define.ts";
import { waybill } from "./delivery.ts";
import { applicantInput, application, formFields, handedIn } from "./intake.ts";
import type { Role } from "./roles.ts";
import { code, hallDay, id, isoTime, text } from "./values.ts";

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
  /** Of what came from there: its result is made, or it ended without one, and nothing has gone back yet. */
  isToGoBack: z.boolean(),
});
export type ElsewhereRow = z.infer<typeof elsewhereRow>;

/** As other halls write their numbers: 示通办〔2026〕12号, 99010126030200001X. */
const theirNumber = z.string().regex(/^[\p{L}\p{N}〔〕()（）[\]#/._-]{1,40}$/u);
const one = { applicationId: id };
const clerk: readonly Role[] = ["clerk"];
const posted = { carrier: code, waybill, receiptBlobId: blobId.optional() };
const answer = z.object({ row: elsewhereRow });

const report = {
  status: reportedStatus,
  /** The day on which it happened there; left out = today. */
  on: hallDay.optional(),
  theirNumber: theirNumber.optional(),
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
  "elsewhere:send": command(clerk, { ...one, siteId: id, ...posted }, answer),
  "elsewhere:report": command(clerk, { ...one, ...report }, answer),
  /** Their list of a day: each row is taken or refused by itself. */
  "elsewhere:import": command(
    clerk,
    {
      siteId: id,
      rows: z
        .array(z.strictObject({ number: z.string().max(40), ...report }))
        .min(1)
        .max(500),
    },
    z.object({
      taken: z.number().int(),
      refused: z.array(z.object({ row: z.number().int(), number: z.string(), because: z.string() })),
    }),
  ),
  /** Their result has come: it waits to be handed out here. */
  "elsewhere:resultCame": command(clerk, { ...one }, answer),
  /** Sent to us by another hall that took it in. `queryPassword` is computed, never stored. */
  "elsewhere:takeIn": command(
    clerk,
    {
      siteId: id,
      theirNumber,
      waybill: waybill.optional(),
      itemId: id,
      applicant: applicantInput,
      fields: formFields.default({}),
      materials: z.array(handedIn).max(60).default([]),
    },
    z.object({ application, queryPassword: z.string(), row: elsewhereRow }),
  ),
  /** The result goes to the hall that took it in, which hands it out; of what ended without one its papers go there. */
  "elsewhere:sendBack": command(clerk, { ...one, ...posted }, answer),
};

export const elsewhereQueries = {
  "elsewhere:list": query(
    ["clerk", "head", "manager", "supervisor"],
    {
      direction: elsewhereDirection.optional(),
      siteId: id.optional(),
      status: elsewhereStatus.optional(),
      isOpen: z.boolean().optional(),
      limit: z.number().int().min(1).max(100).default(30),
      cursor: z.string().max(64).optional(),
    },
    z.object({
      rows: z.array(elsewhereRow),
      cursor: z.string().nullable(),
      /** Halls that this one works with. */
      sites: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
  "elsewhere:get": query(
    ["clerk", "reviewer", "head", "manager", "supervisor"],
    { applicationId: id },
    z.object({ row: elsewhereRow }),
  ),
};
