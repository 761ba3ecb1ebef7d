/**
 * The back office: what a reviewer or a head sees at work, and what a head does with other people's work. The
 * applications themselves, and every step on them, are in `intake.ts`.
 */

import { z } from "zod";
import { command, query } from "./define.ts";
import { application, applicationRow, applicationState } from "./intake.ts";
import { officeLists, specialSteps } from "./lists.ts";
import { hallDay, id, isoTime, label, text } from "./values.ts";

export type OfficeList = (typeof officeLists)[number];

export const officeRow = applicationRow.extend({
  lists: z.array(z.enum(officeLists)),
  special: z
    .object({ kind: z.enum(specialSteps), since: hallDay, expectedDays: z.number().int() })
    .nullable(),
  extension: z.object({ days: z.number().int(), isApproved: z.boolean().nullable() }).nullable(),
  matterKind: z.enum(["chain", "parallel"]).nullable(),
  /** 督办: when the head last asked for it to be finished. */
  urgedAt: isoTime.nullable(),
  /** How much has happened to it: a page that shows the whole of it asks again when this grows. */
  happened: z.number().int(),
});
export type OfficeRow = z.infer<typeof officeRow>;

const count = z.number().int();

/** A reviewer's work: their units'. A head's: the whole office's. Of each list its most urgent lines; counts are of all. */
export const officeWork = {
  /** Whose list it is. */
  staffNumber: z.string(),
  role: z.enum(["reviewer", "head"]),
  /** The local date by which "today" is meant. */
  today: hallDay,
  /** Where this person works, by their units. */
  offices: z.array(z.object({ id, name: label })),
  units: z.array(z.object({ id, name: label })),
  counts: z.record(z.enum(officeLists), count),
  total: count,
  rows: z.array(officeRow).max(400),
  /** Reviewers of these units and how much each has. For heads; empty for reviewers. */
  people: z
    .array(
      z.object({
        staffNumber: z.string(),
        /** Where the hall's policy shows names. */
        name: z.string().nullable(),
        unitIds: z.array(z.string()),
        open: count,
        late: count,
        today: count,
        /** Decided today and in the six days before. */
        decided: count,
      }),
    )
    .max(200),
};

/** A department's part in parallel review (并联审批), or a step of a chain (一件事). */
export const parallelPart = z.object({
  itemId: z.string(),
  itemName: z.string(),
  unitName: label.nullable(),
  /** Null: not begun. */
  applicationId: z.string().nullable(),
  state: applicationState.nullable(),
  unitId: z.string().nullable(),
  outcome: z.enum(["granted", "refused"]).nullable(),
  reviewer: z.string().nullable(),
  dueOn: hallDay.nullable(),
  remainingDays: z.number().int().nullable(),
  /** Past its day, and no answer. */
  isSilent: z.boolean(),
  /** 超期视为默认同意: granted by silence, where the hall's file says so. */
  isAgreedBySilence: z.boolean(),
});
export type ParallelPart = z.infer<typeof parallelPart>;

const one = { applicationId: id };
const reason = text(500, 1);
const answer = z.object({ application });

export const officeCommands = {
  /** 改派: a head gives an application to a reviewer of its unit, whoever has it now. */
  "application:assign": command(["head"], { ...one, staffNumber: text(12, 1), reason }, answer),
  /** 督办: whoever has it is asked to finish it; who, when and why stay with the application. */
  "application:urge": command(["head"], { ...one, reason }, answer),
} as const;

export const officeQueries = {
  /** What belongs to one matter: of a parallel review its departments and who is silent, of a chain its steps. */
  "matter:parts": query(
    ["clerk", "reviewer", "head", "manager", "supervisor"],
    { matterId: id },
    z.object({
      kind: z.enum(["chain", "parallel"]),
      name: z.string(),
      /** By which all of it is decided; null while nothing of it has a date. */
      dueOn: hallDay.nullable(),
      /** 超期视为默认同意 */
      silenceIsConsent: z.boolean(),
      parts: z.array(parallelPart),
    }),
  ),
} as const;
