/**
 * Applications (办件): an item being handled for somebody, from the counter to the delivered result. States and outcomes
 * follow the Administrative Licensing Law (行政许可法) art. 32, 42–46; who may do what in which state stands in one table,
 * `hall-server/intake/life-cycle.ts`.
 */
import { z } from "zod";
import { holder } from "./ticket.ts";
import { code, hallDay, id, isoTime, text } from "./values.ts";

/**
 *   submitted ─▶ received ─▶ accepted ─▶ reviewing ─▶ decided ─▶ ready ─▶ delivered ─▶ archived
 *      │           │  ▲                    │   ▲
 *      │           ▼  │                    ▼   │
 *      │       supplementing            special-step
 *      ▼           ▼
 *   pre-refused  not-accepted, terminated           (withdrawn, ended: from every state before a decision)
 */
export const applicationStates = [
  /** 待预审: handed in at a kiosk or by an agent; no clerk has looked at it. */
  "submitted",
  /** 收件: the papers are in, one of the five outcomes of art. 32 is due. */
  "received",
  /** 补正中: the person was told once, in writing, all that is missing. */
  "supplementing",
  /** 受理, also 容缺受理 and 视为受理: at its unit, nobody has taken it up. */
  "accepted",
  /** 审查 */
  "reviewing",
  /** 特殊环节: hearing, inspection, expert review …; the clock stands. */
  "special-step",
  /** 准予 or 不予: certificate and papers are being made (制证). */
  "decided",
  /** 待出件 */
  "ready",
  /** 送达 */
  "delivered",
  /** 办结·归档 */
  "archived",
  /** 预审不通过 */
  "pre-refused",
  /** 不受理 (no permit is needed) or 不予受理 (another agency's remit). */
  "not-accepted",
  /** 撤回, by the person. */
  "withdrawn",
  /** 终止: a supplement or a gap was not brought in time. */
  "terminated",
  /** 强制结束, by head or manager, with a reason. */
  "ended",
] as const;
export const applicationState = z.enum(applicationStates);
export type ApplicationState = z.infer<typeof applicationState>;

export const channels = ["counter", "kiosk", "agent", "online", "other-hall"] as const;
export const lights = ["green", "yellow", "red"] as const;
/** 听证、检验、检测、检疫、鉴定、专家评审、现场勘验、公示、招标、拍卖: not counted in the time limit (art. 45). */
export const specialSteps = [
  "hearing",
  "inspection",
  "testing",
  "quarantine",
  "appraisal",
  "expert-review",
  "site-visit",
  "public-notice",
  "tender",
  "auction",
] as const;

const blobId = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0).max(99);
const reason = text(500, 1);

/** One material as it is handed in. Pages are blobs (`PUT /api/blobs`); paper is counted. */
export const handedIn = z.strictObject({
  materialId: id,
  blobIds: z.array(blobId).max(60).default([]),
  originals: count.default(0),
  copies: count.default(0),
  /** Taken over from what this person handed in before (材料复用): origin and its validity stay with it. */
  reusedFrom: z.strictObject({ applicationId: id, materialId: id }).optional(),
  /** An electronic licence (电子证照) that was looked at instead of paper. */
  isElectronicLicence: z.boolean().optional(),
  validTo: z.iso.date().optional(),
});
export type HandedIn = z.infer<typeof handedIn>;

/** Whose application it is. Goes to the vault and nowhere else. */
export const applicantInput = z.strictObject({
  kind: z.enum(["person", "organisation"]),
  /** The person; of an organisation, who acts for it in law (法定代表人). Left out = the ticket's person. */
  holder: holder.optional(),
  organisation: z.strictObject({ name: text(120, 1), creditCode: text(18, 18).optional() }).optional(),
  /** Who stands at the counter for them (经办人、受托人). */
  agent: holder.optional(),
});

/** Answers to the item's form, by field id. Kept in the vault under the applicant's key. */
export const formFields = z
  .record(id, text(2_000))
  .refine((all) => Object.keys(all).length <= 120, "too many fields");

export const deliveryWish = z.strictObject({
  way: z.enum(["counter", "post", "kiosk"]),
  /** For post: to the vault. */
  address: z.strictObject({ name: text(60, 1), phone: text(20, 5), address: text(200, 4) }).optional(),
});

/** A material as a record has it. */
export const materialState = z.object({
  materialId: id,
  name: z.string(),
  isRequired: z.boolean(),
  /** `missing`: told to the person; `gap`: may come later (容缺); `promised`: stands by the person's word (告知承诺). */
  status: z.enum(["here", "missing", "gap", "promised", "not-needed"]),
  blobIds: z.array(z.string()),
  originals: z.number().int(),
  copies: z.number().int(),
  reusedFrom: z.object({ applicationId: z.string(), number: z.string(), materialId: z.string() }).nullable(),
  isElectronicLicence: z.boolean(),
  validTo: z.string().nullable(),
  handedInAt: isoTime.nullable(),
});

const maskedPerson = z.object({
  name: z.string().nullable(),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
});

/** A line of a list. */
export const applicationRow = z.object({
  id,
  /** 行政区划6 + yyMMdd + 5 + check digit. */
  number: z.string(),
  itemId: z.string(),
  itemName: z.string(),
  state: applicationState,
  isInstant: z.boolean(),
  channel: z.enum(channels),
  /** 张*; of an organisation its name masked likewise. */
  applicant: z.string().nullable(),
  receivedAt: isoTime,
  /** Local dates; null while no clock runs. */
  acceptedOn: hallDay.nullable(),
  dueOn: hallDay.nullable(),
  /** Working days left, 0 = today, negative = late; null while no clock runs, or where the calendar's year is missing. */
  remainingDays: z.number().int().nullable(),
  light: z.enum(lights).nullable(),
  unitId: z.string().nullable(),
  officeId: z.string().nullable(),
  /** Staff numbers. */
  clerk: z.string().nullable(),
  reviewer: z.string().nullable(),
  /** 准予 or 不予, once decided. */
  outcome: z.enum(["granted", "refused"]).nullable(),
  hasGaps: z.boolean(),
  matterId: z.string().nullable(),
});
export type ApplicationRow = z.infer<typeof applicationRow>;

/** The whole of it, as staff who work on it see it. Free text is read from the vault when it is asked. */
export const application = applicationRow.extend({
  itemVersion: z.number().int(),
  ticketId: z.string().nullable(),
  applicantKind: z.enum(["person", "organisation"]),
  holder: maskedPerson.nullable(),
  agent: maskedPerson.nullable(),
  materials: z.array(materialState),
  /** Ids of the form's fields that have an answer; the answers come by `application:showFields`. */
  filledFields: z.array(z.string()),
  wish: z.object({ way: z.enum(["counter", "post", "kiosk"]), hasAddress: z.boolean() }),
  supplement: z
    .object({
      toldAt: isoTime,
      materialIds: z.array(z.string()),
      note: z.string().nullable(),
      until: hallDay,
      rounds: z.number().int(),
    })
    .nullable(),
  /** 容缺: what is to come, until when. */
  gaps: z
    .object({ materialIds: z.array(z.string()), until: hallDay, broughtAt: isoTime.nullable() })
    .nullable(),
  isPromise: z.boolean(),
  /** Nobody answered within five working days: accepted by law (视为受理). */
  isDeemed: z.boolean(),
  special: z
    .object({
      kind: z.enum(specialSteps),
      since: hallDay,
      expectedDays: z.number().int(),
      note: z.string().nullable(),
    })
    .nullable(),
  extension: z
    .object({
      days: z.number().int(),
      reason: z.string(),
      askedBy: z.string(),
      /** null: the head has not answered. */
      isApproved: z.boolean().nullable(),
    })
    .nullable(),
  decision: z
    .object({
      outcome: z.enum(["granted", "refused"]),
      reason: z.string().nullable(),
      decidedBy: z.string(),
      decidedAt: isoTime,
      /** Where the law wants two: who agreed. */
      needsSecond: z.boolean(),
      confirmedBy: z.string().nullable(),
    })
    .nullable(),
  certificate: z.object({ number: z.string(), validTo: z.string().nullable(), madeAt: isoTime }).nullable(),
  /** What happened, oldest first, at most 200. `what` is a code with words in the pages. */
  history: z.array(
    z.object({
      at: isoTime,
      what: z.string(),
      /** Staff number, or `hall` for what time did, or `person`. */
      by: z.string(),
      note: z.string().nullable(),
    }),
  ),
  /** Which commands this principal may send now: buttons follow it. */
  may: z.array(z.string()),
});
export type Application = z.infer<typeof application>;

/** 一件事 (a chain in its order) or 并联 (side by side): one parent, applications with clocks of their own. */
export const matter = z.object({
  id,
  kind: z.enum(["chain", "parallel"]),
  chainId: z.string(),
  name: z.string(),
  ticketId: z.string().nullable(),
  /** The latest of its children's. */
  dueOn: hallDay.nullable(),
  steps: z.array(
    z.object({
      itemId: z.string(),
      applicationId: z.string().nullable(),
      state: applicationState.nullable(),
    }),
  ),
});
export type Matter = z.infer<typeof matter>;

const one = { applicationId: id };
const answer = z.object({ application });
const commandId = { commandId: z.uuid() };
const clerk = ["clerk"] as const;
const reviewer = ["reviewer"] as const;
const head = ["head"] as const;

/** As rows of `commands`: who, input, value. */
export const intakeCommands = {
  /** Handed in by the person at a kiosk; a clerk looks at it (预审). `queryPassword` is computed, never stored. */
  "application:submit": {
    who: ["kiosk", "agent"] as const,
    input: z.strictObject({
      ...commandId,
      itemId: id,
      applicant: applicantInput,
      fields: formFields.default({}),
      materials: z.array(handedIn).max(60).default([]),
      wish: deliveryWish.optional(),
      isPromise: z.boolean().optional(),
    }),
    value: z.object({ application: applicationRow, queryPassword: z.string() }),
  },
  "application:refusePre": {
    who: clerk,
    input: z.strictObject({ ...commandId, ...one, reason }),
    value: answer,
  },
  /** 收件 at the counter; of one that was submitted, with its id. */
  "application:receive": {
    who: ["clerk", "agent"] as const,
    input: z.strictObject({
      ...commandId,
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
    }),
    value: z.object({ application, queryPassword: z.string() }),
  },
  /** Corrected on the spot (art. 32, 3): fields, materials, wish while `received`; in `supplementing` it brings what was missing. */
  "application:amend": {
    who: ["clerk", "agent"] as const,
    input: z.strictObject({
      ...commandId,
      ...one,
      fields: formFields.optional(),
      materials: z.array(handedIn).max(60).optional(),
      wish: deliveryWish.optional(),
    }),
    value: answer,
  },
  /** 受理; with `gaps` 容缺受理, with `isPromise` 告知承诺. */
  "application:accept": {
    who: clerk,
    input: z.strictObject({
      ...commandId,
      ...one,
      gaps: z
        .strictObject({
          materialIds: z.array(id).min(1).max(30),
          days: z.number().int().min(1).max(60).optional(),
        })
        .optional(),
      isPromise: z.boolean().optional(),
    }),
    value: answer,
  },
  /** 一次性告知: all that is missing, once, in writing. Left out = every required material that is not here. */
  "application:tellMissing": {
    who: clerk,
    input: z.strictObject({
      ...commandId,
      ...one,
      materialIds: z.array(id).max(60).optional(),
      note: text(1_000).optional(),
    }),
    value: answer,
  },
  "application:refuseIntake": {
    who: clerk,
    input: z.strictObject({
      ...commandId,
      ...one,
      outcome: z.enum(["not-needed", "not-our-remit"]),
      reason,
      /** Whose remit it is, for `not-our-remit`. */
      rightAgency: text(120, 1).optional(),
    }),
    value: answer,
  },
  /** An instant item (即办件) in one pass: received, accepted, decided and handed over at the counter. */
  "application:finishInstant": {
    who: clerk,
    input: z.strictObject({
      ...commandId,
      ...one,
      outcome: z.enum(["granted", "refused"]),
      reason: reason.optional(),
      certificateNumber: text(60, 1).optional(),
      /** Of the person's signature, for the receipt. */
      signatureBlobId: blobId.optional(),
    }),
    value: answer,
  },
  /** A late material of 容缺 comes: by counter, post or online; the day of arrival counts. */
  "application:bringGap": {
    who: ["clerk", "agent"] as const,
    input: z.strictObject({ ...commandId, ...one, materials: z.array(handedIn).min(1).max(60) }),
    value: answer,
  },
  "application:take": { who: reviewer, input: z.strictObject({ ...commandId, ...one }), value: answer },
  /** 退回: to the counter that took it in (a mistake of intake), or to the unit's list for another reviewer. */
  "application:giveBack": {
    who: ["reviewer", "head"] as const,
    input: z.strictObject({ ...commandId, ...one, to: z.enum(["unit", "counter"]), reason }),
    value: answer,
  },
  /** 回避: this reviewer has an interest and may neither decide nor confirm. */
  "application:recuse": {
    who: ["reviewer", "head"] as const,
    input: z.strictObject({ ...commandId, ...one, reason }),
    value: answer,
  },
  /** 核查记录 */
  "application:addNote": {
    who: ["reviewer", "head"] as const,
    input: z.strictObject({
      ...commandId,
      ...one,
      note: text(2_000, 1),
      blobIds: z.array(blobId).max(20).default([]),
    }),
    value: answer,
  },
  "application:startSpecialStep": {
    who: reviewer,
    input: z.strictObject({
      ...commandId,
      ...one,
      kind: z.enum(specialSteps),
      expectedDays: z.number().int().min(1).max(365),
      note: reason,
    }),
    value: answer,
  },
  "application:endSpecialStep": {
    who: reviewer,
    input: z.strictObject({ ...commandId, ...one, note: reason }),
    value: answer,
  },
  "application:askExtension": {
    who: reviewer,
    input: z.strictObject({ ...commandId, ...one, days: z.number().int().min(1).max(30), reason }),
    value: answer,
  },
  "application:answerExtension": {
    who: head,
    input: z.strictObject({ ...commandId, ...one, isApproved: z.boolean(), reason: reason.optional() }),
    value: answer,
  },
  /** 决定. A refusal needs its reason; the remedies (复议、诉讼) are the template's. */
  "application:decide": {
    who: reviewer,
    input: z.strictObject({
      ...commandId,
      ...one,
      outcome: z.enum(["granted", "refused"]),
      reason: reason.optional(),
    }),
    value: answer,
  },
  /** Where the law wants two (art. 34): another reviewer of the unit, or its head, agrees or sends back. */
  "application:confirmDecision": {
    who: ["reviewer", "head"] as const,
    input: z.strictObject({ ...commandId, ...one, agrees: z.boolean(), reason: reason.optional() }),
    value: answer,
  },
  /** 制证: the result is made (a refusal's letter too) and waits to be handed over. */
  "application:makeResult": {
    who: ["reviewer", "clerk"] as const,
    input: z.strictObject({
      ...commandId,
      ...one,
      certificateNumber: text(60, 1).optional(),
      validTo: z.iso.date().optional(),
    }),
    value: answer,
  },
  "application:withdraw": {
    who: ["clerk", "agent"] as const,
    input: z.strictObject({ ...commandId, ...one, reason }),
    value: answer,
  },
  "application:end": {
    who: ["head", "manager"] as const,
    input: z.strictObject({ ...commandId, ...one, reason }),
    value: answer,
  },
  /** Form answers, in full, for who works on it. That they were read, and by whom, is a fact. */
  "application:showFields": {
    who: ["clerk", "reviewer", "head", "agent"] as const,
    input: z.strictObject({ ...commandId, ...one }),
    value: z.object({ fields: z.record(z.string(), z.string()) }),
  },
  "matter:open": {
    who: clerk,
    input: z.strictObject({ ...commandId, chainId: id, ticketId: id.optional() }),
    value: z.object({ matter }),
  },
} as const;

const page = { limit: z.number().int().min(1).max(100).default(30), cursor: z.string().max(64).optional() };
const workers = ["clerk", "reviewer", "head", "manager", "supervisor", "agent"] as const;

export const intakeQueries = {
  /** Newest first. */
  "applications:search": {
    who: workers,
    input: z.strictObject({
      number: z.string().max(32).optional(),
      /** As pages show it: 张*, or a whole name. */
      name: text(60, 1).optional(),
      itemId: id.optional(),
      state: applicationState.optional(),
      /** Whose unit, for reviewers and heads among their own. */
      unitId: id.optional(),
      ticketId: id.optional(),
      matterId: id.optional(),
      dueUntil: hallDay.optional(),
      /** Received or reviewed by who asks. */
      isMine: z.boolean().optional(),
      ...page,
    }),
    value: z.object({ applications: z.array(applicationRow), cursor: z.string().nullable() }),
  },
  "application:get": {
    who: workers,
    input: z.strictObject({ applicationId: id }),
    value: z.object({ application }),
  },
  "matter:get": { who: workers, input: z.strictObject({ matterId: id }), value: z.object({ matter }) },
  /** What the person of a ticket has handed in before and this item could take over, and what of it is open already. */
  "application:beforeIntake": {
    who: clerk,
    input: z.strictObject({ ticketId: id, itemId: id }),
    value: z.object({
      duplicates: z.array(applicationRow),
      reusable: z.array(
        z.object({
          materialId: id,
          from: z.object({ applicationId: id, number: z.string(), materialId: id, itemName: z.string() }),
          handedInAt: isoTime,
          validTo: z.string().nullable(),
          pages: z.number().int(),
        }),
      ),
    }),
  },
  /** Asked by anybody with number and query password; says the same of a wrong number and a wrong password. */
  "application:progress": {
    who: ["anonymous", "kiosk", "host", "clerk", "guide", "agent"] as const,
    input: z.strictObject({ number: z.string().max(32), password: z.string().max(16) }),
    value: z.object({
      number: z.string(),
      itemName: z.string(),
      state: applicationState,
      outcome: z.enum(["granted", "refused"]).nullable(),
      receivedOn: hallDay,
      dueOn: hallDay.nullable(),
      /** Names of materials that the person was asked for. */
      missing: z.array(z.string()),
      missingUntil: hallDay.nullable(),
      way: z.enum(["counter", "post", "kiosk"]),
      steps: z.array(z.object({ at: isoTime, what: code })),
    }),
  },
} as const;
