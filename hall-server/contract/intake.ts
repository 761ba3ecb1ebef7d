/**
 * Applications (办件): an item being handled for somebody, from the counter to the delivered result. States and outcomes
 * follow the Administrative Licensing Law (行政许可法) art. 32, 42–46; who may do what in which state stands in one table,
 * `hall-server/intake/life-cycle.ts`. What is sent and asked: `intake-commands.ts`, `intake-queries.ts`.
 */

import { z } from "zod";
import { applicationStates, specialSteps } from "./lists.ts";
import { holder } from "./ticket.ts";
import { code, hallDay, id, isoTime, label, text } from "./values.ts";

export const applicationState = z.enum(applicationStates);
export type ApplicationState = z.infer<typeof applicationState>;

export const channels = ["counter", "kiosk", "agent", "online", "other-hall"] as const;
export const lights = ["green", "yellow", "red"] as const;

export const blobId = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0).max(99);
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
      /** Null while the working days of that year are not known. */
      until: hallDay.nullable(),
      rounds: z.number().int(),
    })
    .nullable(),
  /** 容缺: what is to come, until when. */
  gaps: z
    .object({ materialIds: z.array(z.string()), until: hallDay.nullable(), broughtAt: isoTime.nullable() })
    .nullable(),
  isPromise: z.boolean(),
  /** Who decides only proposes; another one confirms it. As the item asked when this was handed in. */
  needsTwoReviewers: z.boolean(),
  /** Nobody answered within five working days: accepted by law (视为受理). */
  isDeemed: z.boolean(),
  /** Working days that a decision may take, counted from the day after it was accepted. */
  limitDays: z.number().int(),
  /** Working days for which special steps that are over had stopped the clock. */
  pausedDays: z.number().int(),
  /** 督办: when the head last asked for it to be finished. */
  urgedAt: isoTime.nullable(),
  /** Last day of the five on which one of the outcomes of art. 32 is due; null once there is one. */
  answerBy: hallDay.nullable(),
  /** 送达: last day on which the result is to be handed over or sent. */
  deliverBy: hallDay.nullable(),
  /** 不予受理: whose remit it is. */
  rightAgency: z.string().nullable(),
  /** Why it ended before a decision. */
  endReason: z.string().nullable(),
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
  /** 核查记录, oldest first; with photos. */
  checks: z.array(
    z.object({ at: isoTime, by: z.string(), note: z.string().nullable(), blobIds: z.array(z.string()) }),
  ),
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

/** What a person is told who asks for the progress of their own: no name, nothing that colleagues wrote. */
export const applicationProgress = z.object({
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
  /** Where the result is, while it is on its way to the person: in the post, or in a machine. */
  delivery: z
    .object({
      state: z.enum(["posted", "in-machine"]),
      carrier: label.nullable(),
      waybill: z.string().nullable(),
    })
    .nullable(),
  /** Which other hall decides it, and what it last said. */
  elsewhere: z.object({ site: label, status: code }).nullable(),
  steps: z.array(z.object({ at: isoTime, what: code })),
});
export type ApplicationProgress = z.infer<typeof applicationProgress>;

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
