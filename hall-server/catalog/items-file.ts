/** The catalogue's files: the items themselves, and the parts from which demonstration items are composed. */
import { z } from "zod";
import { dateBounds, fieldSources } from "../contract/item-lists.ts";
import { formField, itemMaterial, itemSpecialStep, item as wholeItem } from "../contract/items.ts";
import { tiers } from "./hall-file/matcher.ts";
import { id, label, oneOrMore, wholeNumber, words } from "./hall-file/values.ts";

const named = z.strictObject({ id, name: label });

const days = wholeNumber(0, 400);

/** A name that ends in `?` is needed only where it applies. */
const materialName = words(80);

const material = z.union(
  [
    materialName,
    z.strictObject({
      name: materialName,
      originals: wholeNumber(0, 20).optional(),
      copies: wholeNumber(0, 20).optional(),
      /** An electronic licence (电子证照) will do. */
      electronic: z.boolean().optional(),
      note: words(200).optional(),
      /** Where a filled-in sample (示例样表) is shown. */
      sample: z
        .url({ protocol: /^https?$/, error: "must be an address such as https://zwfw.example/sample" })
        .optional(),
      /** 主件 or 次件; a secondary one may come late where `gaps` says so: `true`, or within so many working days. */
      main: z.boolean().optional(),
      gaps: z
        .union([z.boolean(), wholeNumber(1, 60)], "must be true, false or a number of working days")
        .optional(),
      type: itemMaterial.shape.type.optional(),
      form: itemMaterial.shape.form.optional(),
      format: words(80).optional(),
      source: itemMaterial.shape.source.optional(),
      sourceName: words(80).optional(),
      basis: words(300).optional(),
      acceptance: z.array(words(200)).max(20).optional(),
      licenceType: words(60).optional(),
      reusable: z.boolean().optional(),
      /** The same kind of document in every item: id-card. */
      kind: id.optional(),
    }),
  ],
  "must be a name, or a group with name and, as needed, originals, copies, electronic, note, sample and others of docs/catalogue.md",
);
export type MaterialEntry = z.infer<typeof material>;

/** A name in Chinese alone, where nobody will read it in English. */
const shortLabel = z.union(
  [words(200).transform((zh) => ({ zh, en: zh })), label],
  "must be a name or a group { zh, en }",
);

const field = z.strictObject({
  id,
  label: shortLabel,
  type: formField.shape.type.default("text"),
  required: z.boolean().default(true),
  from: z.enum(fieldSources).optional(),
  choices: z
    .array(z.strictObject({ id, name: shortLabel }))
    .min(1)
    .max(60)
    .optional(),
  max: wholeNumber(1, 2000).optional(),
  /** Of a date that cannot lie before, or after, the day on which it is told. */
  notBefore: z.enum(dateBounds).optional(),
  notAfter: z.enum(dateBounds).optional(),
  hint: words(120).optional(),
});
export type FieldEntry = z.infer<typeof field>;

const item = z.strictObject({
  id,
  name: label,
  category: id,
  domain: id,
  level: z.enum(tiers),
  /** instant = 即办件, promised = 承诺件 */
  kind: z.enum(["instant", "promised"]),
  /** Working days by law and as promised; 0 = the same day; left out = the law sets none. */
  lawDays: days.optional(),
  promisedDays: days.optional(),
  fee: words(100).optional(),
  /** 受理条件 */
  conditions: z.array(words(200)).min(1).max(20).optional(),
  materials: z.array(material).min(1).max(30),
  lifeEvents: z.array(id).max(10).default([]),
  villageErrand: z.boolean().default(false),

  codes: z
    .strictObject({
      basic: words(12).optional(),
      implementation: words(64).optional(),
      local: words(36).optional(),
      business: words(64).optional(),
    })
    .optional(),
  type: wholeItem.shape.type.optional(),
  legalBasis: z.array(words(400)).max(20).optional(),
  powerSource: wholeItem.shape.powerSource.optional(),
  empowerment: wholeItem.shape.empowerment.optional(),
  body: z
    .strictObject({
      name: words(80).optional(),
      code: words(36).optional(),
      kind: wholeItem.shape.body.shape.kind.optional(),
      entrustedBy: words(80).optional(),
    })
    .optional(),
  audience: wholeItem.shape.audience.optional(),
  lawUnit: wholeItem.shape.lawUnit.optional(),
  lawNote: words(300).optional(),
  promisedNote: words(300).optional(),
  specialSteps: z
    .array(
      z.strictObject({
        kind: itemSpecialStep.shape.kind,
        days: days.optional(),
        note: words(200).optional(),
      }),
    )
    .max(10)
    .optional(),
  fees: z
    .array(
      z.strictObject({
        name: words(80),
        standard: words(200),
        basis: words(300).optional(),
        reduction: words(300).optional(),
      }),
    )
    .max(20)
    .optional(),
  visits: wholeNumber(0, 9).optional(),
  visitReason: words(200).optional(),
  place: words(200).optional(),
  hours: words(200).optional(),
  enquiries: words(120).optional(),
  supervision: words(120).optional(),
  inHall: z.boolean().optional(),
  jointBodies: z.array(words(80)).max(10).optional(),
  intermediaries: z.array(words(120)).max(10).optional(),
  serviceArea: wholeItem.shape.serviceArea.optional(),
  onlineDepth: wholeNumber(0, 4).optional(),
  tags: wholeItem.shape.tags.optional(),
  quota: words(120).optional(),
  result: z
    .strictObject({
      name: words(80).optional(),
      type: wholeItem.shape.result.shape.type.optional(),
      validMonths: wholeNumber(1, 1200).optional(),
    })
    .optional(),
  townCode: words(12).optional(),
  villageCode: words(12).optional(),
  /** 告知承诺: `true`, or what is promised. */
  promise: z.union([z.boolean(), words(1000)], "must be true, false or what is promised").optional(),
  post: z.boolean().optional(),
  bookable: z.boolean().optional(),
  onlinePayment: z.boolean().optional(),
  selfService: z.boolean().optional(),
  twoReviewers: z.boolean().optional(),
  averageMinutes: wholeNumber(1, 240).optional(),
  form: z.array(field).max(60).optional(),
  steps: z
    .array(
      z.strictObject({
        name: words(40),
        by: words(60).optional(),
        days: days.optional(),
        standard: words(400).optional(),
        result: words(120).optional(),
      }),
    )
    .max(12)
    .optional(),
  questions: z
    .array(z.strictObject({ question: words(200), answer: words(800) }))
    .max(20)
    .optional(),
  /** Own queues and units; left out = by the routing rules and by the domain. */
  queues: oneOrMore(id).optional(),
  units: oneOrMore(id).optional(),
});
export type ItemEntry = z.infer<typeof item>;

export const itemsFile = z.strictObject({
  version: words(20),
  domains: z.array(named).min(1),
  categories: z.array(named).min(1),
  lifeEvents: z.array(named),
  items: z.array(item).min(1).max(5000),
});
export type ItemsFile = z.infer<typeof itemsFile>;

/** `中文 | English` */
const pair = words(160).transform((text, context) => {
  const [zh, en, ...more] = text.split("|").map((one) => one.trim());
  if (zh && en && more.length === 0) return { zh, en };
  context.addIssue({ code: "custom", message: "must be written 中文 | English" });
  return z.NEVER;
});

const action = z.strictObject({
  name: pair,
  kind: z.enum(["instant", "promised"]),
  lawDays: days,
  /** What this action asks for besides the subject's own papers. */
  materials: z.array(words(80)).min(1),
});

export const partsFile = z.strictObject({
  /** Stands behind every generated name, so that nobody takes it for a real item. */
  suffix: z.strictObject({ city: pair, county: pair }),
  kinds: z.array(z.strictObject({ id, actions: z.array(action).min(1) })).min(1),
  departments: z
    .array(
      z.strictObject({
        domain: id,
        category: id,
        levels: z.array(z.enum(["city", "county"])).min(1),
        /** By kind: the subjects whose actions become items. */
        subjects: z.record(id, z.array(pair).max(60)),
      }),
    )
    .min(1),
});
export type PartsFile = z.infer<typeof partsFile>;
