/**
 * 事项, whole: what stands in the published implementation list (实施清单) and what this hall adds to it. The catalogue of
 * `GET /api/catalog` carries what lists and guides need (`catalogItem`); all of one item, in any version, is the answer of
 * the query `item:get`.
 */

import { z } from "zod";
import {
  audiences,
  bodyKinds,
  dateBounds,
  empowerments,
  fieldSources,
  fieldTypes,
  handlingTags,
  itemKinds,
  itemLevels,
  itemTypes,
  lawUnits,
  materialForms,
  materialSources,
  materialTypes,
  powerSources,
  resultTypes,
  serviceAreas,
} from "./item-lists.ts";
import { specialSteps } from "./lists.ts";
import { hallDay, id, label, text } from "./values.ts";

const keysOf = <Table extends Record<string, number>>(table: Table) =>
  z.enum(Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]]);

/** Working days; 0 = the same day. */
const days = z.number().int().min(0).max(400);
const lines = (most: number, length: number) => z.array(text(length, 1)).max(most);

/** A blank form or a sample, kept by `PUT /api/blobs`; anybody may load it under `/api/catalog/files/<blobId>`. */
export const itemFile = z.strictObject({
  blobId: z.string().regex(/^[0-9a-f]{64}$/),
  name: text(120, 1),
  type: z.enum(["image/jpeg", "image/png", "application/pdf"]),
});
export type ItemFile = z.infer<typeof itemFile>;

/** 材料. `id` stays the same from version to version, so that what was handed in can be found again. */
export const itemMaterial = z.strictObject({
  id,
  name: text(80, 1),
  /** 必要性; false = only where it applies: somebody else hands in, a child … */
  isRequired: z.boolean(),
  /** 主件; a secondary one (次件) may come late where `gapsAllowed` says so. */
  isMain: z.boolean(),
  /** 材料类型: 申请表格文书, 证件证书证明, 其他 */
  type: z.enum(materialTypes),
  /** 材料形式 */
  form: z.enum(materialForms),
  originals: z.number().int().min(0).max(20).nullable(),
  copies: z.number().int().min(0).max(20).nullable(),
  /** 规格: A4, 2寸白底 */
  format: text(80).nullable(),
  /** 来源渠道: who has it made */
  source: z.enum(materialSources),
  sourceName: text(80).nullable(),
  /** 依据 */
  basis: text(300).nullable(),
  /** 受理标准, 审查要点: what the counter looks at, one by one. */
  acceptance: lines(20, 200),
  /** 填报须知; short, also on the guide. */
  note: text(200).nullable(),
  blankForm: itemFile.nullable(),
  sample: itemFile.nullable(),
  /** Where a filled-in sample is shown by somebody else. */
  sampleAddress: text(300).nullable(),
  /** 容缺允许, and within how many working days it must come (null = the hall's default). */
  gapsAllowed: z.boolean(),
  gapDays: z.number().int().min(1).max(60).nullable(),
  /** 电子证照类型, by which it can be had without paper. */
  licenceType: text(60).nullable(),
  /** 电子证照: nothing of paper is needed. */
  isElectronicEnough: z.boolean(),
  /** 可复用: what was handed in for another item will do. */
  isReusable: z.boolean(),
  /** The same kind of document has the same code in every item (身份证 = id-card); null = found by its name alone. */
  documentKind: text(60).nullable(),
});
export type ItemMaterial = z.infer<typeof itemMaterial>;

/** A field of the application form, as counter and kiosk show it. Values are texts: a date is `2026-03-19`, yes is `yes`. */
export const formField = z.strictObject({
  id,
  label,
  type: z.enum(fieldTypes),
  isRequired: z.boolean(),
  /** Filled in from the card or from what is known of the applicant; can be changed. */
  fillFrom: z.enum(fieldSources).optional(),
  /** Only of a `choice`. The value kept is the choice's id. */
  choices: z
    .array(z.strictObject({ id, name: label }))
    .min(1)
    .max(60)
    .optional(),
  maxLength: z.number().int().min(1).max(2000).optional(),
  /** Only of a `date`, where the thing itself has such a bound: nobody is born after today (the hall's local date). */
  notBefore: z.enum(dateBounds).optional(),
  notAfter: z.enum(dateBounds).optional(),
  hint: text(120).optional(),
});
export type FormField = z.infer<typeof formField>;

/** 收费项目 */
export const itemFee = z.strictObject({
  name: text(80, 1),
  standard: text(200, 1),
  basis: text(300).nullable(),
  /** 减免 */
  reduction: text(300).nullable(),
});
/** 办理环节: 步骤, 办理人员, 时限, 审查标准, 结果 */
export const itemStep = z.strictObject({
  name: text(40, 1),
  by: text(60).nullable(),
  days: days.nullable(),
  standard: text(400).nullable(),
  result: text(120).nullable(),
});
/** The clock stands while it lasts. */
export const itemSpecialStep = z.strictObject({
  kind: z.enum(specialSteps),
  days: days.nullable(),
  note: text(200).nullable(),
});

export const item = z.strictObject({
  id,
  name: label,
  /** 基本编码, 实施编码, 地方编码, 业务办理项编码 */
  codes: z.strictObject({
    basic: text(12).nullable(),
    implementation: text(64).nullable(),
    local: text(36).nullable(),
    business: text(64).nullable(),
  }),
  category: id,
  domain: id,
  level: z.enum(itemLevels),
  /** 即办件 or 承诺件 */
  kind: z.enum(itemKinds),
  type: keysOf(itemTypes),
  /** 设定依据 */
  legalBasis: lines(20, 400),
  powerSource: keysOf(powerSources),
  empowerment: z.enum(empowerments),
  body: z.strictObject({
    /** 实施主体; null = the department of `domain`. */
    name: text(80).nullable(),
    code: text(36).nullable(),
    kind: keysOf(bodyKinds),
    /** 委托部门 */
    entrustedBy: text(80).nullable(),
  }),
  audience: z.array(keysOf(audiences)).min(1).max(7),
  /** 受理条件 */
  conditions: lines(20, 300),
  /** 法定时限 with its unit and 说明; working days are what promises are compared by. */
  lawDays: days.nullable(),
  lawUnit: z.enum(lawUnits),
  lawNote: text(300).nullable(),
  /** 承诺时限, always working days. */
  promisedDays: days.nullable(),
  promisedNote: text(300).nullable(),
  specialSteps: z.array(itemSpecialStep).max(10),
  /** What the fee is, in one line; null = free. */
  fee: text(100).nullable(),
  fees: z.array(itemFee).max(20),
  /** 到办事现场次数 */
  visits: z.number().int().min(0).max(9),
  /** 必须现场原因 */
  visitReason: text(200).nullable(),
  /** 办理地点、时间、咨询、监督; null = the hall's own. */
  place: text(200).nullable(),
  hours: text(200).nullable(),
  enquiries: text(120).nullable(),
  supervision: text(120).nullable(),

  /** 进驻大厅 */
  isInHall: z.boolean(),
  /** 联办机构, 中介服务 */
  jointBodies: lines(10, 80),
  intermediaries: lines(10, 120),
  serviceArea: z.enum(serviceAreas),
  /** 网办深度, 0 (none) to 4 */
  onlineDepth: z.number().int().min(0).max(4),
  tags: z.array(z.enum(handlingTags)).max(4),
  /** 数量限制 */
  quota: text(120).nullable(),
  result: z.strictObject({
    /** 结果名称; null = nothing is handed out. */
    name: text(80).nullable(),
    type: z.enum(resultTypes),
    sample: itemFile.nullable(),
    /** Months that it is valid; null = without end. */
    validMonths: z.number().int().min(1).max(1200).nullable(),
  }),
  lifeEvents: z.array(id).max(10),
  /** 乡镇, 村 代码 */
  townCode: text(12).nullable(),
  villageCode: text(12).nullable(),

  /** 告知承诺 may take the place of proofs; what is promised. */
  isPromiseAllowed: z.boolean(),
  promiseText: text(1000).nullable(),
  /** 邮寄 of papers and result. */
  isPostAllowed: z.boolean(),
  isBookable: z.boolean(),
  isOnlinePayable: z.boolean(),
  /** The kiosk hands it in by itself. */
  isSelfService: z.boolean(),
  isVillageErrand: z.boolean(),
  /** 核查 by at least two. */
  needsTwoReviewers: z.boolean(),
  isDemonstration: z.boolean(),
  /** Minutes at the counter; null = the queue's own figure. */
  averageMinutes: z.number().int().min(1).max(240).nullable(),

  materials: z.array(itemMaterial).max(40),
  form: z.array(formField).max(60),
  steps: z.array(itemStep).max(12),
  questions: z.array(z.strictObject({ question: text(200, 1), answer: text(800, 1) })).max(20),
  /** Own queues; null = by the routing rules of the hall's file. */
  queueIds: z.array(id).min(1).max(20).nullable(),
  /** Units of back offices that decide it; null = those whose domain it is. */
  unitIds: z.array(id).min(1).max(20).nullable(),
});
export type Item = z.infer<typeof item>;

/** An item as it was, is or will be. Version 1 is the hall's file. */
export const itemVersion = z.object({
  item,
  version: z.number().int(),
  /** Null = since the hall's file. */
  inForceFrom: hallDay.nullable(),
  /** From this day on the item is not taken in any more. */
  withdrawnAt: hallDay.nullable(),
  /** What routing makes of it. */
  queueIds: z.array(z.string()),
  unitIds: z.array(z.string()),
});
export type ItemVersion = z.infer<typeof itemVersion>;
