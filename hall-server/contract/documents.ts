/**
 * Documents (文书): what the hall hands out on paper or as PDF. A document is a template (text that an office edits) filled
 * with `DocumentValues` as of its issue; its number, its PDF and its page for verifying never change after that.
 */

import { z } from "zod";
import { applicationState, channels } from "./intake.ts";
import { specialSteps } from "./lists.ts";
import { code, hallDay, id, isoTime, text } from "./values.ts";

/** Every form of the hall. The Chinese name of each stands at the head of its template. */
export const documentKinds = [
  /** 申请书 */
  "application-form",
  /** 申请材料接收凭证(收件清单) */
  "receipt",
  /** 一次性告知(补正)通知书 */
  "supplement-notice",
  /** 受理通知书 */
  "acceptance-notice",
  /** 不受理决定书: no permit is needed. */
  "not-needed-decision",
  /** 不予受理决定书: another agency's remit, which it names. */
  "not-our-remit-decision",
  /** 容缺受理承诺书 */
  "gap-promise",
  /** 容缺受理通知书, two copies, one filed */
  "gap-notice",
  /** 告知承诺书 */
  "promise-form",
  /** 承诺书: the general one, seven clauses, two copies */
  "general-promise",
  /** 物料移交清单 */
  "handover-list",
  /** 审批表 */
  "approval-form",
  /** 核查记录 */
  "check-record",
  /** 特别程序告知书 */
  "special-step-notice",
  /** 延期通知书 */
  "extension-notice",
  /** 听证告知书: the right to a hearing */
  "hearing-right-notice",
  /** 听证通知书: when and where */
  "hearing-notice",
  /** 听证公告 */
  "hearing-announcement",
  /** 准予行政许可决定书 */
  "approval-decision",
  /** 不予行政许可决定书, with reason and legal remedy */
  "refusal-decision",
  /** 准予变更决定书 */
  "change-decision",
  /** 准予延续决定书 */
  "renewal-decision",
  /** 撤销决定书 */
  "revocation-decision",
  /** 注销决定书 */
  "cancellation-decision",
  /** 送达回证 */
  "proof-of-delivery",
  /** 出证登记表 */
  "certificate-register",
  /** 领件通知 */
  "collection-notice",
  /** 寄件单 */
  "posting-slip",
  /** 终止告知书: withdrawn, not completed in time, ended */
  "termination-notice",
  /** 代办委托书 */
  "errand-mandate",
  /** 并联审批联系单 */
  "joint-review-slip",
] as const;
export const documentKind = z.enum(documentKinds);
export type DocumentKind = z.infer<typeof documentKind>;

/** A printed person: whole values, for this person's own paper. Kept in the vault with the rest of a document's values. */
const person = z.object({
  name: z.string(),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
});
export type DocumentPerson = z.infer<typeof person>;

const listedMaterial = z.object({
  name: z.string(),
  /** 纸质、电子、电子证照; several are joined. */
  form: z.string(),
  originals: z.number().int(),
  copies: z.number().int(),
  pages: z.number().int(),
  isRequired: z.boolean(),
  status: z.enum(["here", "missing", "gap", "promised", "not-needed"]),
  /** What is looked at, what is wrong with it, where it was taken over from. */
  note: z.string(),
});

/**
 * All that a template may name. Dates are local (`2026-03-19`), a template says how they are written. What does not apply to
 * a document is null, or an empty list; a template asks for it with 如果.
 */
export const documentValues = z.object({
  /** 0 for a preview. */
  documentId: z.string(),
  number: z.string(),
  issuedOn: hallDay,
  /** Address of the page that verifies it; drawn as a QR code. */
  verifyAddress: z.string(),
  hall: z.object({
    name: z.string(),
    /** Who signs (落款): 示例市行政审批服务局 */
    authority: z.string(),
    address: z.string(),
    phone: z.string(),
    openingHours: z.string(),
    /** Complaints and advice. */
    hotline: z.string(),
    /** Paper of a demonstration says so. */
    isDemonstration: z.boolean(),
  }),
  application: z
    .object({
      number: z.string(),
      queryPassword: z.string().nullable(),
      channel: z.enum(channels),
      state: applicationState,
      receivedOn: hallDay,
      acceptedOn: hallDay.nullable(),
      dueOn: hallDay.nullable(),
      isInstant: z.boolean(),
      isDeemed: z.boolean(),
      ticketNumber: z.string().nullable(),
      counterName: z.string().nullable(),
      unitName: z.string().nullable(),
    })
    .nullable(),
  item: z
    .object({
      name: z.string(),
      code: z.string().nullable(),
      lawDays: z.number().nullable(),
      promisedDays: z.number().nullable(),
      /** 实施主体 */
      authority: z.string().nullable(),
      /** 设定依据, sentence by sentence */
      basis: z.array(z.string()),
      /** 受理条件 */
      conditions: z.array(z.string()),
      fee: z.string().nullable(),
      resultName: z.string().nullable(),
      /** What is promised where a promise takes the place of proofs (告知承诺). */
      promiseText: z.string().nullable(),
    })
    .nullable(),
  applicant: z
    .object({
      isOrganisation: z.boolean(),
      /** The organisation's, or the person's. */
      name: z.string(),
      creditCode: z.string().nullable(),
      /** The person; of an organisation, its legal representative. */
      person,
      agent: person.nullable(),
    })
    .nullable(),
  /** The form's answers in the form's order. */
  fields: z.array(z.object({ label: z.string(), value: z.string() })),
  materials: z.array(listedMaterial),
  /** Of these: told to be missing, or to come later. */
  missing: z.array(listedMaterial),
  missingUntil: hallDay.nullable(),
  missingDays: z.number().int().nullable(),
  note: z.string().nullable(),
  reason: z.string().nullable(),
  /** Whose remit it is (不予受理). */
  rightAgency: z.string().nullable(),
  special: z
    .object({
      kind: z.enum(specialSteps),
      since: hallDay,
      expectedDays: z.number().int(),
      note: z.string().nullable(),
    })
    .nullable(),
  extension: z
    .object({ days: z.number().int(), reason: z.string(), dueBefore: hallDay.nullable() })
    .nullable(),
  hearing: z
    .object({ on: z.string(), place: z.string(), presiding: z.string(), matter: z.string() })
    .nullable(),
  decision: z
    .object({
      outcome: z.enum(["granted", "refused"]),
      reason: z.string().nullable(),
      decidedOn: hallDay,
      certificateNumber: z.string().nullable(),
      validTo: hallDay.nullable(),
      /** 复议机关 and 法院, named by the hall's file. */
      appealTo: z.string().nullable(),
      court: z.string().nullable(),
    })
    .nullable(),
  /** Notes of the review (核查记录), and opinions in their order (审批表). */
  opinions: z.array(z.object({ step: z.string(), opinion: z.string(), by: z.string(), on: hallDay })),
  delivery: z
    .object({
      way: z.enum(["counter", "post", "kiosk"]),
      collectFrom: z.string(),
      collectOn: hallDay.nullable(),
      pickupCode: z.string().nullable(),
      waybill: z.string().nullable(),
      receivedBy: z.string().nullable(),
      deliveredOn: hallDay.nullable(),
      postTo: person.nullable(),
      /** What was handed over. */
      results: z.array(z.object({ name: z.string(), number: z.string(), copies: z.number().int() })),
    })
    .nullable(),
  handover: z
    .object({
      from: z.string(),
      to: z.string(),
      handedBy: z.string(),
      handedOn: z.string().nullable(),
      receivedBy: z.string().nullable(),
      receivedOn: z.string().nullable(),
      lines: z.array(
        z.object({
          applicationNumber: z.string(),
          itemName: z.string(),
          materialName: z.string(),
          originals: z.number().int(),
          copies: z.number().int(),
          note: z.string(),
        }),
      ),
    })
    .nullable(),
  errand: z
    .object({
      site: z.string(),
      agentName: z.string(),
      agentPhone: z.string().nullable(),
      what: z.string(),
      until: hallDay.nullable(),
    })
    .nullable(),
  /** Departments that are asked, for 并联审批联系单. */
  asked: z.array(z.object({ unit: z.string(), question: z.string(), until: hallDay })),
  /** Staff numbers, with the name where the hall's policy shows names. */
  staff: z.object({
    clerk: z.string().nullable(),
    reviewer: z.string().nullable(),
    second: z.string().nullable(),
    head: z.string().nullable(),
  }),
  /** The seal (印章) that this document carries. */
  seal: z.object({ name: z.string(), blobId: z.string().nullable() }).nullable(),
  /** The person's signature from the pad; null = a line to sign on. */
  signatureBlobId: z.string().nullable(),
});
export type DocumentValues = z.infer<typeof documentValues>;

/**
 * What only who issues it knows: a hearing's time, a handover's lines. Filled over the values that the hall takes from the
 * application's record; lies in the vault with them.
 */
export const documentExtra = documentValues
  .pick({
    hearing: true,
    note: true,
    reason: true,
    errand: true,
    // Of an errand, which has no application to take them from.
    applicant: true,
    materials: true,
    asked: true,
    handover: true,
    delivery: true,
    opinions: true,
    signatureBlobId: true,
  })
  .partial()
  .strict();
export type DocumentExtra = z.infer<typeof documentExtra>;

/** What a page may send of it; the rest comes from modules of the hall. */
export const typedExtra = z.strictObject({
  hearing: z
    .strictObject({ on: text(60, 1), place: text(120, 1), presiding: text(60, 1), matter: text(500, 1) })
    .optional(),
  note: text(1_000).optional(),
  reason: text(500).optional(),
  asked: z
    .array(z.strictObject({ unit: text(60, 1), question: text(300, 1), until: hallDay }))
    .max(20)
    .optional(),
  signatureBlobId: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

/** A document in a list. No personal value stands in it. */
export const documentRow = z.object({
  documentId: id,
  kind: documentKind,
  /** 受理通知书 */
  title: z.string(),
  /** 示审受〔2026〕12号 */
  number: z.string(),
  applicationId: id.nullable(),
  issuedAt: isoTime,
  /** Staff number, `kiosk` or `hall`. */
  by: z.string(),
  /** A later one of its kind for the same application has taken its place. */
  isSuperseded: z.boolean(),
});
export type DocumentRow = z.infer<typeof documentRow>;

export const templateProblem = z.object({
  /** From 1. */
  line: z.number().int(),
  /** A code with words in the pages, and what the words need. */
  because: code,
  found: z.string().optional(),
  /** Names that are like the one found. */
  like: z.array(z.string()).optional(),
});
export type TemplateProblem = z.infer<typeof templateProblem>;

export const templateRow = z.object({
  kind: documentKind,
  title: z.string(),
  version: z.string(),
  isShipped: z.boolean(),
  changedAt: isoTime.nullable(),
  by: z.string().nullable(),
});

/** `POST /api/documents/preview/<kind>`: a text filled with examples; PDF as base64, null where something is wrong with the text. */
export interface TemplatePreview {
  pdf: string | null;
  problems: TemplateProblem[];
}
