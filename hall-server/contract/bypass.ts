/**
 * 体外循环: a department's own list of cases, held against the applications that were taken in here. What never came
 * through a counter is kept and answered for, case by case.
 */
import { z } from "zod";
import { command, query } from "./define.ts";
import type { WorkbookMistake } from "./item-commands.ts";
import { bypassStandings } from "./item-lists.ts";
import { hallDay, id, isoTime, text } from "./values.ts";

const page = { limit: z.number().int().min(1).max(200).default(50), cursor: z.string().max(64).optional() };
const standing = z.enum(bypassStandings);

const list = z.object({
  listId: id,
  domain: z.string(),
  from: hallDay,
  to: hallDay,
  total: z.number().int(),
  /** Came through a counter. */
  matched: z.number().int(),
  /** Staff number. */
  by: z.string(),
  at: isoTime,
});

export const bypassCommands = {
  /** What a dry run has found, kept: whoever answers for it goes by it. */
  "bypass:keep": command(["manager"], { listId: id }, z.object({ missing: z.number().int() })),
  /** What became of a case that nobody took in here. */
  "bypass:answer": command(
    ["manager"],
    {
      listId: id,
      line: z.number().int().min(1),
      standing: z.enum(["entered", "allowed", "told"]),
      note: text(500, 1),
    },
    z.object({}),
  ),
} as const;

export const bypassQueries = {
  "bypass:lists": query(
    ["manager", "head", "supervisor"],
    { ...page },
    z.object({
      lists: z.array(list.extend({ missing: z.number().int(), open: z.number().int() })),
      cursor: z.string().nullable(),
    }),
  ),
  "bypass:cases": query(
    ["manager", "head", "supervisor"],
    { listId: id, standing: standing.optional(), ...page },
    z.object({
      list,
      cases: z.array(
        z.object({
          /** The row of the workbook. */
          line: z.number().int(),
          caseNumber: z.string(),
          /** Null where the catalogue has no such item. */
          itemId: z.string().nullable(),
          itemName: z.string().nullable(),
          day: hallDay,
          standing,
          note: z.string().nullable(),
          answeredBy: z.string().nullable(),
          answeredAt: isoTime.nullable(),
        }),
      ),
      cursor: z.string().nullable(),
    }),
  ),
} as const;

/** The answer of `POST /api/bypass/lists`: what was found, to be kept by `bypass:keep` under its id. */
export interface BypassAnswer {
  listId: string | null;
  total: number;
  matched: number;
  missing: number;
  mistakes: WorkbookMistake[];
  mistakeCount: number;
}
