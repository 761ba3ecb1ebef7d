/**
 * Handover of paper (物料移交): a list from the counter to a unit, or back. Every sheet is at any time with exactly one
 * holder: the counter, a unit, a list on its way, the person, another hall; or it is told to be missing.
 */
import { z } from "zod";
import { command, query } from "./define.ts";
import { documentRow } from "./documents.ts";
import type { Role } from "./roles.ts";
import { code, hallDay, id, isoTime, text } from "./values.ts";

/**
 *   prepared ─▶ handed ─▶ received
 *      └───────────┴────▶ cancelled (the paper is where it was; of a unit that is gone, at the counter)
 */
export const handoverState = z.enum(["prepared", "handed", "received", "cancelled"]);
export type HandoverState = z.infer<typeof handoverState>;
export const handoverDirection = z.enum(["to-unit", "to-counter"]);
export type HandoverDirection = z.infer<typeof handoverDirection>;

/** As the receiver found a line. What is missing stays with the list until it is settled. */
export const foundOutcome = z.enum(["received", "missing", "damaged"]);

const sheets = z.number().int().min(0).max(99);

/** A material of an application; without a material, its result: certificate, licence or letter. */
const lineInput = z.strictObject({
  applicationId: id,
  materialId: id.optional(),
  originals: sheets.default(0),
  copies: sheets.default(0),
});

const line = z.object({
  line: z.number().int(),
  applicationId: id,
  applicationNumber: z.string(),
  itemName: z.string(),
  /** null: the result. */
  materialId: z.string().nullable(),
  name: z.string(),
  originals: z.number().int(),
  copies: z.number().int(),
  found: z
    .object({
      outcome: foundOutcome,
      originals: z.number().int(),
      copies: z.number().int(),
      note: z.string().nullable(),
      /** What became of the missing ones; null while nobody knows. */
      settled: z
        .object({
          outcome: z.enum(["found", "lost"]),
          by: z.string(),
          at: isoTime,
          note: z.string().nullable(),
        })
        .nullable(),
    })
    .nullable(),
});

export const handoverRow = z.object({
  id,
  /** 2026-03-02/4: the day's fourth. */
  number: z.string(),
  direction: handoverDirection,
  unitId: z.string(),
  unitName: z.string(),
  state: handoverState,
  lineCount: z.number().int(),
  /** Missing or damaged ones that nobody has settled. */
  openLines: z.number().int(),
  /** Staff numbers. */
  preparedBy: z.string(),
  preparedAt: isoTime,
  handedBy: z.string().nullable(),
  handedAt: isoTime.nullable(),
  /** Until when it is to be received; null where the calendar's year is missing. */
  receiveBy: hallDay.nullable(),
  receivedBy: z.string().nullable(),
  receivedAt: isoTime.nullable(),
  /** Handed, and not received in time. */
  isLate: z.boolean(),
});
export type HandoverRow = z.infer<typeof handoverRow>;

export const handover = handoverRow.extend({
  lines: z.array(line),
  may: z.array(code),
  /** The hall's file has its unit no more: the manager may cancel it, and what a unit sent comes to the counter. */
  isUnitGone: z.boolean(),
});
export type Handover = z.infer<typeof handover>;

const waitingPaper = z.object({
  applicationId: id,
  number: z.string(),
  itemName: z.string(),
  /** 张* */
  applicant: z.string().nullable(),
  lines: z.array(
    z.object({
      materialId: z.string().nullable(),
      name: z.string(),
      originals: z.number().int(),
      copies: z.number().int(),
    }),
  ),
});

const parties: readonly Role[] = ["clerk", "reviewer", "head"];
const readers: readonly Role[] = [...parties, "manager", "supervisor"];
const note = text(300);
const answer = z.object({ handover });

export const handoverCommands = {
  /** A clerk's goes to the unit; one that somebody of a unit prepares goes to the counter. */
  "handover:prepare": command(parties, { unitId: id, lines: z.array(lineInput).min(1).max(200) }, answer),
  "handover:hand": command(parties, { handoverId: id }, answer),
  "handover:cancel": command([...parties, "manager"], { handoverId: id }, answer),
  /** Lines that are not named were received as they stand on the list. */
  "handover:receive": command(
    parties,
    {
      handoverId: id,
      exceptions: z
        .array(
          z.strictObject({
            line: z.number().int().min(0).max(199),
            outcome: z.enum(["missing", "damaged"]),
            /** How many are here. */
            originals: sheets.default(0),
            copies: sheets.default(0),
            note: note.optional(),
          }),
        )
        .max(200)
        .default([]),
    },
    answer,
  ),
  /** Missing paper was found (it is with the receiver now) or is given up. */
  "handover:settle": command(
    [...parties, "manager"],
    {
      handoverId: id,
      line: z.number().int().min(0).max(199),
      outcome: z.enum(["found", "lost"]),
      note: note.optional(),
    },
    answer,
  ),
  /** 物料移交清单, on paper: as the list stands now. `token` opens its PDF for an hour; computed, never stored. */
  "handover:print": command(
    parties,
    { handoverId: id },
    z.object({ document: documentRow, token: z.string() }),
  ),
};

export const handoverQueries = {
  /** Newest first; a reviewer's and head's own units only. */
  "handovers:list": query(
    readers,
    {
      state: handoverState.optional(),
      unitId: id.optional(),
      /** Not received in time, or with lines that nobody has settled. */
      isTrouble: z.boolean().optional(),
      limit: z.number().int().min(1).max(100).default(30),
      cursor: z.string().max(64).optional(),
    },
    z.object({ handovers: z.array(handoverRow), cursor: z.string().nullable() }),
  ),
  "handover:get": query(readers, { handoverId: id }, z.object({ handover })),
  /** What can be put on a list now, by unit: at most 200 applications. */
  "handovers:waiting": query(
    parties,
    {},
    z.object({
      units: z.array(
        z.object({ unitId: z.string(), unitName: z.string(), applications: z.array(waitingPaper) }),
      ),
    }),
  ),
  /** Where each sheet of an application is. */
  "paper:where": query(
    readers,
    { applicationId: id },
    z.object({
      sheets: z.array(
        z.object({
          materialId: z.string().nullable(),
          name: z.string(),
          /** `counter`, `unit`, `list`, `missing`, `lost`, `person`, `elsewhere` */
          holder: code,
          /** Which unit or list; null where there is only one of its kind. */
          holderId: z.string().nullable(),
          originals: z.number().int(),
          copies: z.number().int(),
        }),
      ),
    }),
  ),
};
