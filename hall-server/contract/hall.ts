/** What stands still during a day: `GET /api/hall` (with ETag) and `GET /api/catalog` (with ETag). */
import { z } from "zod";
import { label } from "./values.ts";

/** Where the back office writes for others to read: begun from a phrase, kept as text. */
export const phraseOccasions = [
  "refuse",
  "giveBack",
  "extend",
  "special",
  "recuse",
  "end",
  "urge",
  "assign",
] as const;
export type PhraseOccasion = (typeof phraseOccasions)[number];

export const hallDescription = z.object({
  id: z.string(),
  name: label,
  isDemonstration: z.boolean(),
  timeZone: z.string(),
  hotline: z.string(),
  /** Goes into the QR code of a ticket; null = the address that this page itself was given for the hall. */
  phoneAddress: z.string().nullable(),
  /** Where people apply from home. */
  onlinePlatform: z.object({ name: label, address: z.string() }).nullable(),
  zones: z.array(z.object({ id: z.string(), name: label, directions: label })),
  queues: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      name: label,
      zoneId: z.string(),
      counterIds: z.array(z.string()),
    }),
  ),
  counters: z.array(z.object({ id: z.string(), name: label, zoneId: z.string(), group: label })),
  classes: z.array(
    z.object({
      id: z.string(),
      name: label,
      badge: z.string(),
      headStartMinutes: z.number(),
      mayBeClaimed: z.boolean(),
    }),
  ),
  screens: z.array(z.object({ id: z.string(), name: label, zoneIds: z.array(z.string()) })),
  kiosks: z.array(z.object({ id: z.string(), name: label })),
  /** Common reasons, by where they are asked for; a person may always write another. */
  reasons: z.record(
    z.enum(["pause", "skip", "hold", "transfer", "call", "show"]),
    z.array(z.object({ code: z.string(), name: label })),
  ),
  /** Phrases of the back office; left out = none. */
  phrases: z.partialRecord(z.enum(phraseOccasions), z.array(label)).optional(),
  ratingLevels: z.array(
    z.object({
      level: z.number().int(),
      name: label,
      isBad: z.boolean(),
      tags: z.array(z.object({ code: z.string(), name: label })),
    }),
  ),
  ratingTagsVersion: z.string(),
  /** So many calls, with so many seconds between them, before a number is skipped. Advice to the clerk, not a refusal. */
  callsBeforeSkip: z.number().int(),
  secondsBetweenCalls: z.number(),
  returnWindowMinutes: z.number(),
  returnBehind: z.number().int(),
  /** Words that differ from place to place: what this tier calls a hall, a counter, an agent. */
  labels: z.record(z.string(), label),
  /** 一件事 (in their order) and 并联 (side by side) that a counter may open; left out where there are none. */
  chains: z
    .array(
      z.object({
        id: z.string(),
        name: label,
        kind: z.enum(["chain", "parallel"]),
        itemIds: z.array(z.string()),
      }),
    )
    .optional(),
  sites: z.array(
    z.object({
      id: z.string(),
      parentId: z.string().nullable(),
      tier: z.enum(["province", "city", "county", "town", "village"]),
      kind: z.string(),
      name: label,
    }),
  ),
});
export type HallDescription = z.infer<typeof hallDescription>;

export const catalogItem = z.object({
  id: z.string(),
  name: label,
  /** Lower-case initials of the Chinese name, for the search keyboard: shbzkqy. */
  initials: z.string(),
  category: z.string(),
  domain: z.string(),
  /** 行使层级: whose remit the item is. */
  level: z.enum(["province", "city", "county", "town", "village"]).optional(),
  /** 即办件 or 承诺件 */
  kind: z.enum(["instant", "promised"]),
  lawDays: z.number().nullable(),
  promisedDays: z.number().nullable(),
  fee: z.string().nullable(),
  /** 受理条件: who may apply, sentence by sentence; left out where the catalogue says nothing of it. */
  conditions: z.array(z.string()).optional(),
  materials: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      isRequired: z.boolean(),
      /** How many to bring; left out where the catalogue says nothing of it. */
      originals: z.number().int().optional(),
      copies: z.number().int().optional(),
      /** 电子证照: nothing of paper is needed. */
      isElectronicEnough: z.boolean().optional(),
      /** What is looked at, or how it is filled in. */
      note: z.string().optional(),
      /** Where a filled-in sample (示例样表) is shown. */
      sampleAddress: z.string().optional(),
      /** Files under `/api/catalog/files/<blobId>`. */
      sampleFile: z.string().optional(),
      blankFormFile: z.string().optional(),
      /** 次件, and 容缺允许: it may come later. */
      isSecondary: z.boolean().optional(),
      gapsAllowed: z.boolean().optional(),
      isReusable: z.boolean().optional(),
    }),
  ),
  queueIds: z.array(z.string()),
  lifeEvents: z.array(z.string()),
  isVillageErrand: z.boolean(),
  isDemonstration: z.boolean(),

  // Of the whole item (`items.ts`, query `item:get`) what lists choose by; left out where it is no, empty or 1.
  version: z.number().int().optional(),
  /** Units of back offices that decide it. */
  unitIds: z.array(z.string()).optional(),
  isSelfService: z.boolean().optional(),
  isPromiseAllowed: z.boolean().optional(),
  isPostAllowed: z.boolean().optional(),
  needsTwoReviewers: z.boolean().optional(),
  isCrossPlace: z.boolean().optional(),
  hasForm: z.boolean().optional(),
  tags: z.array(z.enum(["now", "online", "nearby", "once"])).optional(),
  resultName: z.string().optional(),
});
export type CatalogItem = z.infer<typeof catalogItem>;

export const catalog = z.object({
  version: z.string(),
  categories: z.array(z.object({ id: z.string(), name: label })),
  /** Departments, for finding an item by who is responsible (按部门找). */
  domains: z.array(z.object({ id: z.string(), name: label })).optional(),
  lifeEvents: z.array(z.object({ id: z.string(), name: label })),
  items: z.array(catalogItem),
});
export type Catalog = z.infer<typeof catalog>;
