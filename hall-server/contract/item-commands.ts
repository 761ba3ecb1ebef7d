/** What managers do to the catalogue (事项), as rows of `commands` and `queries`. */
import { z } from "zod";
import { command, query } from "./define.ts";
import { item, itemVersion } from "./items.ts";
import { signedIn } from "./roles.ts";
import { hallDay, id, isoTime, label, text } from "./values.ts";

const reason = text(500, 1);
const nothing = z.object({});
/** Where a problem is (`materials.2.name`), and which: a code with words in the pages. */
const problem = z.object({ field: z.string(), because: z.string() });

/** One field that differs: `promisedDays`, `materials.m2.gapsAllowed`. Values as text, shortened; null = not there. */
export const itemDifference = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type ItemDifference = z.infer<typeof itemDifference>;

/** A mistake in a workbook: sheet, row and column as Excel shows them. */
export const workbookMistake = z.object({
  sheet: z.string(),
  row: z.number().int().nullable(),
  /** The column's heading. */
  column: z.string().nullable(),
  /** A code with words in the pages. */
  because: z.string(),
  /** What stands there, shortened. */
  value: z.string().nullable(),
});
export type WorkbookMistake = z.infer<typeof workbookMistake>;

export const itemCommands = {
  /** A new item, or the next version of one; from today on or from a day to come. */
  "item:save": command(
    ["manager"],
    {
      item,
      inForceFrom: hallDay.optional(),
      reason,
      /** The version that was edited, 0 for a new item: refused where somebody saved another meanwhile. */
      basedOn: z.number().int().min(0),
    },
    z.object({ version: z.number().int() }),
  ),
  "item:withdraw": command(["manager"], { itemId: id, from: hallDay.optional(), reason }, nothing),
  "item:dropPlan": command(["manager"], { itemId: id, version: z.number().int().min(1), reason }, nothing),
  /** What a dry run showed, all of it or nothing. */
  "items:import": command(
    ["manager"],
    {
      importId: id,
      inForceFrom: hallDay.optional(),
      reason,
      /** Items in force that the workbook does not hold are withdrawn. */
      withdrawsMissing: z.boolean().default(false),
    },
    z.object({ added: z.number().int(), changed: z.number().int(), withdrawn: z.number().int() }),
  ),
  /** From now on compression (时限、材料、环节压缩) is measured against what is in force today. */
  "items:freezeBaseline": command(["manager"], {}, nothing),
} as const;

const named = z.object({ id: z.string(), name: label });
const ratio = z.object({ numerator: z.number(), denominator: z.number() });
const page = { limit: z.number().int().min(1).max(200).default(50), cursor: z.string().max(64).optional() };

export const itemQueries = {
  /** One item whole, in any version; without one what is in force, else the newest. */
  "item:get": query(
    signedIn,
    { itemId: id, version: z.number().int().min(1).optional() },
    itemVersion.extend({ isInForce: z.boolean() }),
  ),
  /** Newest first, at most the last hundred changes. */
  "item:history": query(
    ["manager", "head", "supervisor"],
    { itemId: id },
    z.object({
      inForce: z.number().int().nullable(),
      changes: z.array(
        z.object({
          kind: z.enum(["saved", "withdrawn", "dropped"]),
          version: z.number().int().nullable(),
          /** In force, or withdrawn, from that day on. */
          from: hallDay.nullable(),
          origin: z.enum(["page", "workbook", "file"]),
          /** Staff number. */
          by: z.string(),
          at: isoTime,
          reason: z.string().nullable(),
          /** Against the version before it; null of the first. At most a hundred. */
          differences: z.array(itemDifference).nullable(),
        }),
      ),
    }),
  ),
  /** Items with a planned version, and items that are withdrawn: what the catalogue does not show. */
  "items:planned": query(
    ["manager", "head", "supervisor"],
    { ...page },
    z.object({
      items: z.array(
        z.object({
          itemId: id,
          name: label,
          version: z.number().int(),
          inForceFrom: hallDay.nullable(),
          withdrawnAt: hallDay.nullable(),
        }),
      ),
      cursor: z.string().nullable(),
    }),
  ),
  /** What an uploaded workbook would do. */
  "items:preview": query(
    ["manager"],
    { importId: id, ...page },
    z.object({
      added: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      /** In force, and not in the workbook. */
      missing: z.number().int(),
      /** What the catalogue is has changed since: the workbook must be uploaded again. */
      isStale: z.boolean(),
      items: z.array(
        z.object({
          itemId: id,
          name: label,
          kind: z.enum(["added", "changed", "missing"]),
          differences: z.array(itemDifference),
        }),
      ),
      cursor: z.string().nullable(),
    }),
  ),
  /** What an item of this hall may name, also what none of its items has yet. */
  "items:names": query(
    ["manager", "head", "supervisor"],
    {},
    z.object({
      categories: z.array(named),
      domains: z.array(named),
      lifeEvents: z.array(named),
      units: z.array(named),
    }),
  ),
  /** 时限压缩, 材料压缩, 环节压缩 (A25) and what else a catalogue tells: each as numerator and denominator. */
  "items:figures": query(
    ["manager", "head", "supervisor"],
    {},
    z.object({
      items: z.number().int(),
      baseline: z.object({ day: hallDay, by: z.string(), at: isoTime, items: z.number().int() }).nullable(),
      /** Days promised of days by law, over items that have both. */
      days: ratio,
      /** Percent. */
      targets: z.object({
        days: z.number().int(),
        materials: z.number().int(),
        steps: z.number().int(),
      }),
      /** The same when the baseline was frozen. */
      baselineDays: ratio.nullable(),
      /** Now of then, over items that are in both; null without a baseline. */
      materials: ratio.nullable(),
      steps: ratio.nullable(),
      instant: ratio,
      /** 一窗事项 of 进驻事项: items that an all-round counter takes. */
      allRound: ratio,
      inHall: ratio,
      online: ratio,
      /** 最多跑一次 */
      once: ratio,
    }),
  ),
} as const;

/** The answer of `POST /api/catalog/imports`: with mistakes nothing can be applied, and there is no `importId`. */
export const importAnswer = z.object({
  importId: id.nullable(),
  items: z.number().int(),
  mistakes: z.array(workbookMistake),
  /** More than are listed. */
  mistakeCount: z.number().int(),
});
export type ImportAnswer = z.infer<typeof importAnswer>;

export type ItemProblem = z.infer<typeof problem>;
