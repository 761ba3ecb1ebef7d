/** What is sent of applications: rows of `commands`. */

import { z } from "zod";
import { command } from "./define.ts";
import {
  applicantInput,
  application,
  applicationRow,
  blobId,
  deliveryWish,
  formFields,
  handedIn,
  matter,
} from "./intake.ts";
import { specialSteps } from "./lists.ts";
import type { Role } from "./roles.ts";
import { id, text } from "./values.ts";

const reason = text(500, 1);
const one = { applicationId: id };
const answer = z.object({ application });
const clerk: readonly Role[] = ["clerk"];
const reviewer: readonly Role[] = ["reviewer"];
const head: readonly Role[] = ["head"];
const atFront: readonly Role[] = ["clerk", "agent"];
const atBack: readonly Role[] = ["reviewer", "head"];

export const intakeCommands = {
  /** Handed in by the person at a kiosk; a clerk looks at it (预审). `queryPassword` is computed, never stored. */
  "application:submit": command(
    ["kiosk", "agent"],
    {
      itemId: id,
      applicant: applicantInput,
      fields: formFields.default({}),
      materials: z.array(handedIn).max(60).default([]),
      wish: deliveryWish.optional(),
      isPromise: z.boolean().optional(),
    },
    z.object({ application: applicationRow, queryPassword: z.string() }),
  ),
  "application:refusePre": command(clerk, { ...one, reason }, answer),
  /** 收件 at the counter; of one that was submitted, with its id. */
  "application:receive": command(
    atFront,
    {
      /** Called or served at this clerk's counter. */
      ticketId: id.optional(),
      applicationId: id.optional(),
      itemId: id.optional(),
      matterId: id.optional(),
      applicant: applicantInput.optional(),
      fields: formFields.default({}),
      materials: z.array(handedIn).max(60).default([]),
      wish: deliveryWish.optional(),
      /** The clerk was told of an open application of the same person and item, and goes on. */
      isNotDuplicate: z.boolean().optional(),
    },
    z.object({ application, queryPassword: z.string() }),
  ),
  /** Corrected on the spot (art. 32, 3): fields, materials, wish while `received`; in `supplementing` it brings what was missing. */
  "application:amend": command(
    atFront,
    {
      ...one,
      fields: formFields.optional(),
      materials: z.array(handedIn).max(60).optional(),
      wish: deliveryWish.optional(),
    },
    answer,
  ),
  /** 受理; with `gaps` 容缺受理, with `isPromise` 告知承诺. */
  "application:accept": command(
    clerk,
    {
      ...one,
      gaps: z
        .strictObject({
          materialIds: z.array(id).min(1).max(30),
          days: z.number().int().min(1).max(60).optional(),
        })
        .optional(),
      isPromise: z.boolean().optional(),
    },
    answer,
  ),
  /** 一次性告知: all that is missing, once, in writing. Left out = every required material that is not here. */
  "application:tellMissing": command(
    clerk,
    { ...one, materialIds: z.array(id).max(60).optional(), note: text(1_000).optional() },
    answer,
  ),
  "application:refuseIntake": command(
    clerk,
    {
      ...one,
      outcome: z.enum(["not-needed", "not-our-remit"]),
      reason,
      /** Whose remit it is, for `not-our-remit`. */
      rightAgency: text(120, 1).optional(),
    },
    answer,
  ),
  /** An instant item (即办件) in one pass: received, accepted, decided and handed over at the counter. */
  "application:finishInstant": command(
    clerk,
    {
      ...one,
      outcome: z.enum(["granted", "refused"]),
      reason: reason.optional(),
      certificateNumber: text(60, 1).optional(),
      /** Of the person's signature, for the receipt. */
      signatureBlobId: blobId.optional(),
    },
    answer,
  ),
  /** A late material of 容缺 comes: by counter, post or online; the day of arrival counts. */
  "application:bringGap": command(atFront, { ...one, materials: z.array(handedIn).min(1).max(60) }, answer),
  "application:take": command(reviewer, { ...one }, answer),
  /** 退回: to the counter that took it in (a mistake of intake), or to the unit's list for another reviewer. */
  "application:giveBack": command(atBack, { ...one, to: z.enum(["unit", "counter"]), reason }, answer),
  /** 回避: this reviewer has an interest and may neither decide nor confirm. */
  "application:recuse": command(atBack, { ...one, reason }, answer),
  /** 核查记录 */
  "application:addNote": command(
    atBack,
    { ...one, note: text(2_000, 1), blobIds: z.array(blobId).max(20).default([]) },
    answer,
  ),
  "application:startSpecialStep": command(
    reviewer,
    { ...one, kind: z.enum(specialSteps), expectedDays: z.number().int().min(1).max(365), note: reason },
    answer,
  ),
  "application:endSpecialStep": command(atBack, { ...one, note: reason }, answer),
  "application:askExtension": command(
    reviewer,
    { ...one, days: z.number().int().min(1).max(30), reason },
    answer,
  ),
  "application:answerExtension": command(
    head,
    { ...one, isApproved: z.boolean(), reason: reason.optional() },
    answer,
  ),
  /** 决定. A refusal needs its reason; the remedies (复议、诉讼) are the template's. */
  "application:decide": command(
    reviewer,
    { ...one, outcome: z.enum(["granted", "refused"]), reason: reason.optional() },
    answer,
  ),
  /** Where the law wants two (art. 34): another reviewer of the unit, or its head, agrees or sends back. */
  "application:confirmDecision": command(
    atBack,
    { ...one, agrees: z.boolean(), reason: reason.optional() },
    answer,
  ),
  /** 制证: the result is made (a refusal's letter too) and waits to be handed over. */
  "application:makeResult": command(
    ["reviewer", "clerk"],
    { ...one, certificateNumber: text(60, 1).optional(), validTo: z.iso.date().optional() },
    answer,
  ),
  "application:withdraw": command(atFront, { ...one, reason }, answer),
  "application:end": command(["head", "manager"], { ...one, reason }, answer),
  /** Form answers, in full, for who works on it. That they were read, and by whom, is a fact. */
  "application:showFields": command(
    ["clerk", "reviewer", "head", "agent"],
    { ...one },
    z.object({ fields: z.record(z.string(), z.string()) }),
  ),
  /** A promise (告知承诺) turned out false, or a gap's word was broken in bad faith: no more of either for this person until repaired. */
  "application:recordFalsePromise": command(["reviewer", "head", "manager"], { ...one, reason }, answer),
  /** 信用修复 */
  "application:clearFalsePromise": command(["head", "manager"], { ...one, reason }, answer),
  "matter:open": command(clerk, { chainId: id, ticketId: id.optional() }, z.object({ matter })),
} as const;
