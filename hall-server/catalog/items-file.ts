/** The catalogue's files: the items themselves, and the parts from which demonstration items are composed. */
import { z } from "zod";
import { tiers } from "./hall-file/matcher.ts";
import { id, label, wholeNumber, words } from "./hall-file/values.ts";

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
    }),
  ],
  "must be a name, or a group with name and, as needed, originals, copies, electronic, note, sample",
);
export type MaterialEntry = z.infer<typeof material>;

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
