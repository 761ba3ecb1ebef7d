/** What is too large or too rare for a live view is asked once: paged, bounded, never changing anything. */
import { z } from "zod";
import { bypassQueries } from "./bypass.ts";
import { deadlineQueries } from "./deadlines.ts";
import { query } from "./define.ts";
import { deliveryQueries } from "./delivery.ts";
import { documentQueries } from "./document-commands.ts";
import { elsewhereQueries } from "./elsewhere.ts";
import { errandQueries } from "./errands.ts";
import { handoverQueries } from "./handover.ts";
import { intakeQueries } from "./intake-queries.ts";
import { itemQueries } from "./item-commands.ts";
import { officeQueries } from "./office.ts";
import { sealQueries } from "./seal.ts";
import { counterState, ticket, ticketState } from "./ticket.ts";
import { hallDay, id, isoTime, label, spokenWord, waitRange } from "./values.ts";

const page = { limit: z.number().int().min(1).max(200).default(50), cursor: z.string().max(64).optional() };

const figures = z.object({
  day: hallDay,
  taken: z.number().int(),
  finished: z.number().int(),
  skipped: z.number().int(),
  cancelled: z.number().int(),
  expired: z.number().int(),
  /** Minutes from taken to first call. */
  waitMean: z.number().nullable(),
  waitP90: z.number().nullable(),
  /** Minutes from start to finish. */
  serviceMean: z.number().nullable(),
  rated: z.number().int(),
  ratedGood: z.number().int(),
  unrated: z.number().int(),
});
export type Figures = z.infer<typeof figures>;

export const queries = {
  "tickets:list": query(
    ["clerk", "guide", "head", "manager", "supervisor"],
    {
      queueId: id.optional(),
      state: ticketState.optional(),
      number: z.string().max(16).optional(),
      ...page,
    },
    z.object({ tickets: z.array(ticket), cursor: z.string().nullable() }),
  ),
  "figures:get": query(
    ["manager", "head", "supervisor"],
    { day: hallDay.optional() },
    z.object({
      total: figures,
      queues: z.array(figures.extend({ queueId: z.string() })),
      counters: z.array(figures.extend({ counterId: z.string() })),
    }),
  ),
  "ratings:list": query(
    ["manager", "head", "supervisor"],
    { day: hallDay.optional(), ...page },
    z.object({
      ratings: z.array(
        z.object({
          id,
          ticketId: id,
          number: z.string(),
          counterId: z.string(),
          staffNumber: z.string(),
          level: z.number().int(),
          tags: z.array(z.string()),
          hasComment: z.boolean(),
          channel: z.string(),
          at: isoTime,
        }),
      ),
      cursor: z.string().nullable(),
    }),
  ),
  "devices:list": query(
    ["manager", "head"],
    {},
    z.object({
      paired: z.array(
        z.object({
          deviceId: id,
          kind: z.string(),
          name: z.string(),
          pairedAt: isoTime,
          isConnected: z.boolean(),
        }),
      ),
    }),
  ),
  /** Who sits where: for opening a free counter, and for sending somebody to an open one. */
  "counters:list": query(
    ["clerk", "guide", "head", "manager"],
    {},
    z.object({
      counters: z.array(
        z.object({ id: z.string(), state: counterState, staffNumber: z.string().nullable() }),
      ),
    }),
  ),
  "staff:list": query(
    ["manager"],
    {},
    z.object({
      staff: z.array(
        z.object({
          user: z.string(),
          staffNumber: z.string(),
          role: z.string(),
          name: z.string(),
          isActive: z.boolean(),
          unitIds: z.array(z.string()),
          /** Where an agent works; null = in the hall itself. */
          siteId: z.string().nullable(),
        }),
      ),
      /** For whom reviewers and heads may work. */
      units: z.array(z.object({ id: z.string(), name: label, office: label })),
    }),
  ),
  /** Every word that this hall's voice can come to say, recorded or not. */
  "recordings:list": query(
    ["manager"],
    {},
    z.object({
      words: z.array(
        z.object({
          ...spokenWord,
          recording: z.object({ lengthMs: z.number().int(), keptAt: isoTime }).nullable(),
        }),
      ),
    }),
  ),
  /** A recorded word, base64. */
  "recording:hear": query(["manager"], spokenWord, z.object({ wav: z.string() })),
  /** A picture that a shell gave; null once it is forgotten, or before it has come. */
  "shell:seePicture": query(
    ["manager"],
    { requestId: id },
    z.object({ picture: z.object({ jpeg: z.string(), takenAt: isoTime }).nullable() }),
  ),
  "queue:wait": query(
    ["kiosk", "guide", "clerk", "head", "manager"],
    { queueId: id },
    z.object({ waiting: z.number().int(), wait: waitRange }),
  ),
  /**
   * Encrypts what a clerk has typed for the ticket at their counter and not sent yet, so that a reload of the page loses
   * nothing and its disk tells nothing: 32 bytes, base64, the same until the ticket leaves this counter; then refused.
   */
  "counter:draftKey": query(["clerk"], { ticketId: id }, z.object({ key: z.string() })),
  ...intakeQueries,
  ...officeQueries,
  ...handoverQueries,
  ...deliveryQueries,
  ...sealQueries,
  ...elsewhereQueries,
  ...errandQueries,
  ...deadlineQueries,
  ...itemQueries,
  ...bypassQueries,
  ...documentQueries,
} as const;

export type QueryName = keyof typeof queries;
export type QueryInput<Name extends QueryName> = z.infer<(typeof queries)[Name]["input"]>;
export type QueryRequest<Name extends QueryName> = z.input<(typeof queries)[Name]["input"]>;
export type QueryValue<Name extends QueryName> = z.infer<(typeof queries)[Name]["value"]>;
export const queryNames = Object.keys(queries) as QueryName[];
