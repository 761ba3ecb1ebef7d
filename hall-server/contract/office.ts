/**
 * The back office: what a reviewer or a head sees at work, and what a head does with other people's work. The
 * applications themselves, and every step on them, are in `intake.ts`.
 */
import { z } from "zod";
import { application, applicationRow, applicationState, specialSteps } from "./intake.ts";
import { hallDay, id, isoTime, label, text } from "./values.ts";

/** What a line of the work list stands in; one line may stand in several. Worst first. */
export const officeLists = [
  /** 已超期 */
  "late",
  /** 今天到期 */
  "today",
  /** 快到期: a yellow light, and not due today. */
  "soon",
  /** At a unit of theirs, and nobody has taken it up. */
  "new",
  /** Taken up by who asks. */
  "mine",
  /** Decided by another, waits for a second reviewer (or, for a head, for theirs). */
  "confirm",
  /** An extension was asked for and is not answered. */
  "extension",
  /** The clock stands. */
  "special",
  /** 容缺: something is still to come. */
  "gaps",
  /** One of several departments' in parallel review. */
  "parallel",
  /** Decided; certificate and papers are to be made. */
  "make",
] as const;
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
});
export type OfficeRow = z.infer<typeof officeRow>;

const count = z.number().int();

/** A reviewer's work: their units'. A head's: the whole office's. At most 300 lines, worst first; counts are of all. */
export const officeWork = {
  role: z.enum(["reviewer", "head"]),
  /** The local date by which "today" is meant. */
  today: hallDay,
  offices: z.array(z.object({ id, name: label })),
  /** Where this person works; of a head every unit of their offices. */
  units: z.array(z.object({ id, name: label, officeId: z.string() })),
  counts: z.record(z.enum(officeLists), count),
  total: count,
  rows: z.array(officeRow),
  /** Who has how much. For heads; empty for reviewers. */
  people: z.array(
    z.object({
      staffNumber: z.string(),
      name: z.string().nullable(),
      unitIds: z.array(z.string()),
      open: count,
      late: count,
      today: count,
      /** Decided in the last seven days. */
      decided: count,
    }),
  ),
};

/** A department's part in parallel review (并联审批), or a step of a chain (一件事). */
export const parallelPart = z.object({
  itemId: z.string(),
  itemName: z.string(),
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

const one = { commandId: z.uuid(), applicationId: id };
const reason = text(500, 1);
const answer = z.object({ application });

export const officeCommands = {
  /** A head gives an application to a reviewer of its unit, or to another one. */
  "application:assign": {
    who: ["head"] as const,
    input: z.strictObject({ ...one, staffNumber: text(12, 1), reason }),
    value: answer,
  },
  /** 督办: the one who has it is asked to finish it; who, when and why stay with the application. */
  "application:urge": {
    who: ["head"] as const,
    input: z.strictObject({ ...one, reason }),
    value: answer,
  },
} as const;

export const officeQueries = {
  /** The departments of a parallel review, with who is silent. */
  "matter:parts": {
    who: ["clerk", "reviewer", "head", "manager", "supervisor"] as const,
    input: z.strictObject({ matterId: id }),
    value: z.object({
      kind: z.enum(["chain", "parallel"]),
      name: z.string(),
      /** The latest of its parts'. */
      dueOn: hallDay.nullable(),
      silenceIsConsent: z.boolean(),
      parts: z.array(parallelPart),
    }),
  },
} as const;
