/** Time limits as pages see them. Days are working days, dates are local dates. */

import { z } from "zod";
import { query } from "./define.ts";
import { applicationRow, lights } from "./intake.ts";
import { limitLists } from "./lists.ts";
import { hallDay, id, label } from "./values.ts";

/** 绿 in time, 黄 soon due, 红 late. */
export const light = z.enum(lights);
export type Light = z.infer<typeof light>;

/** Who is told that something is late, from the one who handles it upwards: 窗口/经办, 部门负责人, 大厅, 督查. */
export const limitTiers = ["handler", "head", "manager", "supervisor"] as const;
export const limitTier = z.enum(limitTiers);
export type LimitTier = z.infer<typeof limitTier>;

export const limitKinds = [
  /** One of the five outcomes of art. 32, from the day on which the papers came. */
  "answer",
  /** What the person was told is missing: their time, nobody of the hall is late with it. */
  "supplement",
  /** 准予 or 不予. */
  "decision",
  /** From the decision until the result can be fetched. */
  "delivery",
] as const;
export const limitKind = z.enum(limitKinds);
export type LimitKind = z.infer<typeof limitKind>;

const count = z.number().int().nonnegative();
const counts = {
  late: count,
  today: count,
  /** A yellow light, and not due today. */
  soon: count,
  inTime: count,
};

export const limitRow = applicationRow.extend({
  limit: z.object({
    kind: limitKind,
    on: hallDay,
    /** 0 = today, -1 = late. Null where the calendar's year is missing. */
    remainingDays: z.number().int().nullable(),
    light: light.nullable(),
    /** Who is told by now; null while there is nothing to tell. */
    tier: limitTier.nullable(),
  }),
});
export type LimitRow = z.infer<typeof limitRow>;

export const deadlineQueries = {
  /**
   * What is due: a clerk's own applications, a reviewer's units', a head's offices', everybody else's the whole hall. First
   * what is late longest.
   */
  "deadlines:get": query(
    ["clerk", "reviewer", "head", "manager", "supervisor"],
    {
      /** `told`: what has come as far as who asks (a head: from the first late day on, by the hall's rules). */
      list: z.enum(limitLists).default("told"),
      unitId: id.optional(),
      limit: z.number().int().min(1).max(100).default(30),
      cursor: z.string().max(96).optional(),
    },
    z.object({
      today: hallDay,
      /** As which tier who asks is told. */
      tier: limitTier,
      counts: z.object({
        ...counts,
        /** The clock stands: a special step. */
        paused: count,
        /** No date could be computed: the calendar of a year is missing. */
        unknown: count,
      }),
      /** How many each tier is told of. */
      told: z.object({ handler: count, head: count, manager: count, supervisor: count }),
      units: z.array(z.object({ unitId: z.string(), name: label, ...counts })),
      applications: z.array(limitRow),
      cursor: z.string().nullable(),
      calendar: z.object({
        /** The first year from this one on whose holidays nobody has entered; limits that reach into it are refused. */
        missingYear: z.number().int().nullable(),
        /** Holidays of this year or the next are assumed: a demonstration. */
        isAssumed: z.boolean(),
      }),
    }),
  ),
};

export type DeadlinesValue = z.infer<(typeof deadlineQueries)["deadlines:get"]["value"]>;
