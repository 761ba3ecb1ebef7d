/**
 * Errands (帮办代办): something is done for a person by an agent, free of charge. A village's agent takes it on, hands it up
 * to town and city, there it is split, assigned, urged and fed back; in the end the person has the result and is asked how it
 * went (委托、受理、上报、分解、交办、督办、反馈、送达、回访).
 */

import { z } from "zod";
import { command, query } from "./define.ts";
import { documentRow } from "./documents.ts";
import { errandAnswers, errandWays } from "./lists.ts";
import type { Role } from "./roles.ts";
import { holder } from "./ticket.ts";
import { hallDay, id, isoTime, text } from "./values.ts";

/**
 *   handling ─▶ handed-up ─▶ handling (there) ─▶ done ─▶ delivered ─▶ closed
 *      ▲            │ sent back
 *      └────────────┘                            (withdrawn: by the person, until it is done)
 */
export const errandStates = [
  /** At a site, in its agents' hands. */
  "handling",
  /** 上报: on its way to a site above, where nobody has taken it up. */
  "handed-up",
  /** 办结: what came of it goes back to where the person is. */
  "done",
  /** 送达 */
  "delivered",
  /** 回访: the person was asked; it lies in the ledger. */
  "closed",
  "withdrawn",
] as const;
export const errandState = z.enum(errandStates);
export type ErrandState = z.infer<typeof errandState>;

export const errandWay = z.enum(errandWays);

export const errandAnswer = z.enum(errandAnswers);

const blobId = z.string().regex(/^[0-9a-f]{64}$/);
const staffUser = z.string().max(40);
const count = z.number().int().min(0).max(99);
const note = text(500, 1);

/** What the person gave the agent; named in words, since no item may be known yet. */
const paper = z.strictObject({ name: text(60, 1), originals: count.default(0), copies: count.default(0) });

const task = z.object({
  id,
  what: z.string(),
  itemId: z.string().nullable(),
  /** Staff number of who does it. */
  assignee: z.string(),
  dueOn: hallDay.nullable(),
  state: z.enum(["open", "done"]),
  /** Applications that came of it. */
  applicationIds: z.array(id),
  urges: z.number().int(),
});

export const errandRow = z.object({
  id,
  /** D + yyMMdd + the day's how many-th. */
  number: z.string(),
  state: errandState,
  way: errandWay,
  itemIds: z.array(z.string()),
  /** 张* */
  person: z.string().nullable(),
  /** Where the person is. */
  fromSiteId: z.string(),
  /** Who has it now; while it is handed up, whose it will be. */
  atSiteId: z.string(),
  /** Staff number; null while nobody has taken it up. */
  agent: z.string().nullable(),
  entrustedAt: isoTime,
  /** Until when it is to be handed up or settled where it is; null where the calendar's year is missing. */
  dueOn: hallDay.nullable(),
  openTasks: z.number().int(),
});
export type ErrandRow = z.infer<typeof errandRow>;

export const errand = errandRow.extend({
  /** In the person's own words. */
  wish: z.string().nullable(),
  phone: z.string().nullable(),
  papers: z.array(z.object({ name: z.string(), originals: z.number().int(), copies: z.number().int() })),
  tasks: z.array(task),
  /** Fees set by law that the agent paid for the person (代缴); the errand itself costs nothing. */
  fees: z.array(
    z.object({ what: z.string(), cents: z.number().int(), hasReceipt: z.boolean(), at: isoTime }),
  ),
  answer: z
    .object({ answer: errandAnswer, note: z.string().nullable(), by: z.string(), at: isoTime })
    .nullable(),
  /** Oldest first, at most 200. */
  history: z.array(
    z.object({
      at: isoTime,
      what: z.string(),
      by: z.string(),
      siteId: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  /** Which commands this principal may send now. */
  may: z.array(z.string()),
});
export type Errand = z.infer<typeof errand>;

const one = { errandId: id };
const answer = z.object({ errand });
const agent: readonly Role[] = ["agent"];
const overseers: readonly Role[] = ["agent", "head", "manager"];
const readers: readonly Role[] = ["agent", "head", "manager", "supervisor"];

export const errandCommands = {
  /** 委托 and 受理: the agent at the person's side writes it down and has it. */
  "errand:entrust": command(
    agent,
    {
      way: errandWay,
      itemIds: z.array(id).max(20).default([]),
      wish: note.optional(),
      holder,
      papers: z.array(paper).max(40).default([]),
    },
    answer,
  ),
  /** 上报: to a site above. */
  "errand:handUp": command(agent, { ...one, toSiteId: id, note: note.optional() }, answer),
  "errand:takeUp": command(agent, one, answer),
  /** 退回: to the site that handed it up, with the reason. */
  "errand:sendBack": command(agent, { ...one, reason: note }, answer),
  /** 分解、交办 */
  "errand:split": command(
    agent,
    {
      ...one,
      tasks: z
        .array(
          z.strictObject({
            what: text(120, 1),
            itemId: id.optional(),
            assignee: staffUser,
            /** Working days. */
            days: z.number().int().min(0).max(90).optional(),
          }),
        )
        .min(1)
        .max(20),
    },
    answer,
  ),
  "errand:assign": command(agent, { ...one, taskId: id, assignee: staffUser }, answer),
  /** 督办 */
  "errand:urge": command(overseers, { ...one, taskId: id.optional(), note: note.optional() }, answer),
  /** 反馈: by who does the task; of the whole errand where it was not split. */
  "errand:feedBack": command(
    agent,
    { ...one, taskId: id.optional(), note, applicationId: id.optional(), isDone: z.boolean().default(false) },
    answer,
  ),
  /** 代缴: a fee that the law sets, paid for the person. In cents (分). */
  "errand:payFee": command(
    agent,
    {
      ...one,
      what: text(60, 1),
      cents: z.number().int().min(1).max(10_000_000),
      receiptBlobId: blobId.optional(),
    },
    answer,
  ),
  "errand:finish": command(agent, { ...one, note: note.optional() }, answer),
  /** 送达 by an agent of the person's own site. */
  "errand:deliver": command(agent, { ...one, signatureBlobId: blobId.optional() }, answer),
  /** 回访 */
  "errand:callBack": command(overseers, { ...one, answer: errandAnswer, note: note.optional() }, answer),
  /** 代办委托书; `token` opens the PDF for an hour. */
  "errand:print": command(agent, one, z.object({ document: documentRow, token: z.string() })),
  "errand:withdraw": command(agent, { ...one, reason: note }, answer),
} as const;

const page = { limit: z.number().int().min(1).max(100).default(30), cursor: z.string().max(64).optional() };

export const errandQueries = {
  /** Newest first. An agent's are those entrusted at or below their site, those that are at it, and tasks of their own. */
  "errands:list": query(
    readers,
    {
      /** `here`: at my site or on the way to it; `tasks`: mine to do; `below`: entrusted at or below my site. */
      which: z.enum(["here", "tasks", "below"]).default("here"),
      state: errandState.optional(),
      number: z.string().max(20).optional(),
      ...page,
    },
    z.object({ errands: z.array(errandRow), cursor: z.string().nullable() }),
  ),
  "errand:get": query(readers, one, z.object({ errand })),
  /** To whom a task can be given: agents of this site and of those below. */
  "agents:list": query(
    readers,
    {},
    z.object({
      ownSiteId: z.string().nullable(),
      /** The sites above, nearest first. */
      sitesAbove: z.array(z.string()),
      agents: z.array(z.object({ user: z.string(), staffNumber: z.string(), siteId: z.string() })),
    }),
  ),
  /** 台账: figures of a month, for each site where errands were entrusted. */
  "errands:figures": query(
    readers,
    { month: z.string().regex(/^\d{4}-\d{2}$/) },
    z.object({
      sites: z.array(
        z.object({
          siteId: z.string(),
          entrusted: z.number().int(),
          closed: z.number().int(),
          late: z.number().int(),
          called: z.number().int(),
          satisfied: z.number().int(),
        }),
      ),
    }),
  ),
} as const;
