/** What is asked of applications: rows of `queries`. */
import { z } from "zod";
import { query } from "./define.ts";
import { application, applicationProgress, applicationRow, applicationState, matter } from "./intake.ts";
import type { Role } from "./roles.ts";
import { hallDay, id, isoTime, text } from "./values.ts";

const page = { limit: z.number().int().min(1).max(100).default(30), cursor: z.string().max(64).optional() };
const workers: readonly Role[] = ["clerk", "reviewer", "head", "manager", "supervisor", "agent"];

export const intakeQueries = {
  /** Newest first; with `dueUntil` what is due first. */
  "applications:search": query(
    workers,
    {
      number: z.string().max(32).optional(),
      /** As pages show it: 张*, or a whole name. */
      name: text(60, 1).optional(),
      itemId: id.optional(),
      state: applicationState.optional(),
      /** Whose unit, for reviewers and heads among their own. */
      unitId: id.optional(),
      ticketId: id.optional(),
      matterId: id.optional(),
      dueUntil: hallDay.optional(),
      /** Received or reviewed by who asks. */
      isMine: z.boolean().optional(),
      ...page,
    },
    z.object({ applications: z.array(applicationRow), cursor: z.string().nullable() }),
  ),
  "application:get": query(workers, { applicationId: id }, z.object({ application })),
  "matter:get": query(workers, { matterId: id }, z.object({ matter })),
  /** What the person of a ticket has handed in before and this item could take over, and what of it is open already. */
  "application:beforeIntake": query(
    ["clerk"],
    { ticketId: id, itemId: id },
    z.object({
      duplicates: z.array(applicationRow),
      reusable: z.array(
        z.object({
          materialId: id,
          from: z.object({ applicationId: id, number: z.string(), materialId: id, itemName: z.string() }),
          handedInAt: isoTime,
          validTo: z.string().nullable(),
          pages: z.number().int(),
        }),
      ),
    }),
  ),
  /** Asked by anybody with number and query password; says the same of a wrong number and a wrong password. */
  "application:progress": query(
    ["anonymous", "kiosk", "host", "clerk", "guide", "agent"],
    { number: z.string().max(32), password: z.string().max(16) },
    applicationProgress,
  ),
  /** At a kiosk, by the card on its reader: the same of all that this person handed in, newest first. */
  "applications:ofCard": query(
    ["kiosk"],
    { holder: z.strictObject({ name: text(60, 1), idNumber: z.string().min(6).max(18) }) },
    z.object({ applications: z.array(applicationProgress) }),
  ),
} as const;
