/**
 * Delivery of results (出件): at the counter against a signature, by post with waybill and kept receipt, at a self-service
 * machine by ID card and pickup code; and the register of what was handed out (出证登记).
 */
import { z } from "zod";
import { command, query } from "./define.ts";
import type { Role } from "./roles.ts";
import { holder } from "./ticket.ts";
import { code, hallDay, id, isoTime, label } from "./values.ts";

const blobId = z.string().regex(/^[0-9a-f]{64}$/);
export const waybill = z.string().regex(/^[0-9A-Za-z-]{6,40}$/);

/**
 *   waiting ─▶ delivered                       at the counter
 *   waiting ─▶ posted ─▶ delivered             by post; refused or returned ─▶ waiting
 *   waiting ─▶ in-machine ─▶ delivered         at the machine; taken out again ─▶ waiting
 */
export const deliveryStates = ["waiting", "posted", "in-machine", "delivered"] as const;
export const deliveryState = z.enum(deliveryStates);
export const deliveryWay = z.enum(["counter", "post", "kiosk", "other-hall"]);
export const postStatus = z.enum(["sent", "arrived", "refused", "returned"]);
export const reminderWay = z.enum(["phone", "message", "letter", "visit"]);

/** A result on its way to the person. */
export const delivery = z.object({
  applicationId: id,
  number: z.string(),
  itemId: z.string(),
  itemName: z.string(),
  /** 张* */
  applicant: z.string().nullable(),
  outcome: z.enum(["granted", "refused"]).nullable(),
  certificateNumber: z.string().nullable(),
  state: deliveryState,
  /** What the person asked for. */
  wish: z.enum(["counter", "post", "kiosk"]),
  readyAt: isoTime,
  /** The tenth working day after the decision (行政许可法 art. 44); null where the calendar's year is missing. */
  deliverBy: hallDay.nullable(),
  /** Past it, and not because of the person: by post or machine nobody has sent it. */
  isLate: z.boolean(),
  /** Nobody came for it within the hall's days. */
  isUnclaimed: z.boolean(),
  reminders: z.array(z.object({ at: isoTime, by: z.string(), how: reminderWay })),
  /** The newest letter, also one that came back. */
  post: z
    .object({
      carrier: z.string(),
      waybill: z.string(),
      status: postStatus,
      sentAt: isoTime,
      changedAt: isoTime,
      receiptBlobId: z.string(),
    })
    .nullable(),
  machine: z
    .object({ kioskId: z.string(), compartment: z.string(), since: isoTime, isLocked: z.boolean() })
    .nullable(),
  /** Paper of this person that lies at the counter and can go back with the result. */
  originalsHere: z.number().int(),
  /** The result itself is on a handover list, not at the counter. */
  isResultElsewhere: z.boolean(),
});
export type Delivery = z.infer<typeof delivery>;

/** A line of the register of results handed out (出证登记). */
export const registerRow = z.object({
  applicationId: id,
  number: z.string(),
  itemId: z.string(),
  itemName: z.string(),
  applicant: z.string().nullable(),
  outcome: z.enum(["granted", "refused"]).nullable(),
  certificateNumber: z.string().nullable(),
  way: deliveryWay,
  deliveredAt: isoTime,
  /** Staff number, a kiosk's id, or `hall`. */
  by: z.string(),
  collector: z.enum(["applicant", "agent", "addressee", "other-hall"]),
  waybill: z.string().nullable(),
  /** Files that prove it: signature, signed paper, authorisation, posting receipt. */
  proofBlobIds: z.array(z.string()),
});
export type RegisterRow = z.infer<typeof registerRow>;

const one = { applicationId: id };
const clerk: readonly Role[] = ["clerk"];
const answer = z.object({ delivery });
const compartment = z.string().regex(/^[0-9A-Za-z-]{1,8}$/);

export const deliveryCommands = {
  /** At the counter. Who collects is held against the application: the applicant, or an agent with an authorisation. */
  "delivery:handOver": command(
    clerk,
    {
      ...one,
      collector: z.discriminatedUnion("kind", [
        /** With the card; without a number (`checkedBy: "paper"`) the clerk has looked at another paper. */
        z.strictObject({ kind: z.literal("applicant"), holder: holder.optional() }),
        z.strictObject({ kind: z.literal("agent"), holder, proxyBlobId: blobId.optional() }),
      ]),
      checkedBy: z.enum(["card", "paper"]),
      /** One of both: signed on the pad, or on paper and scanned. */
      signatureBlobId: blobId.optional(),
      signedPaperBlobId: blobId.optional(),
      /** Originals of the person that lie at the counter go back with it. */
      withOriginals: z.boolean().default(true),
    },
    answer,
  ),
  "delivery:send": command(
    clerk,
    {
      ...one,
      /** From the hall's file. */
      carrier: code,
      waybill,
      /** 寄件单据, kept. */
      receiptBlobId: blobId,
    },
    answer,
  ),
  "delivery:postStatus": command(
    clerk,
    { ...one, status: z.enum(["arrived", "refused", "returned"]) },
    answer,
  ),
  /** Into a compartment of a machine; the code goes to the person and is nowhere stored. */
  "delivery:putInMachine": command(
    clerk,
    { ...one, kioskId: id, compartment },
    z.object({ delivery, pickupCode: z.string() }),
  ),
  "delivery:takeFromMachine": command(clerk, { ...one }, answer),
  /** The same code again for who has lost it; one that was tried wrongly too often is replaced. */
  "delivery:showCode": command(clerk, { ...one }, z.object({ delivery, pickupCode: z.string() })),
  /** Card and code together. Says the same of a wrong code and of a card that nothing waits for. */
  "delivery:collect": command(
    ["kiosk"],
    { holder, code: z.string().regex(/^\d{6}$/) },
    z.discriminatedUnion("outcome", [
      z.object({
        outcome: z.literal("handed-out"),
        number: z.string(),
        itemName: z.string(),
        certificateNumber: z.string().nullable(),
        compartment: z.string(),
      }),
      z.object({ outcome: z.literal("not-found") }),
      /** It lies in another machine. */
      z.object({ outcome: z.literal("elsewhere"), kioskId: z.string() }),
      /** Tried too often: the counter helps. */
      z.object({ outcome: z.literal("locked") }),
    ]),
  ),
  /** Where a letter goes, for its label. That it was read, and by whom, is a fact. */
  "delivery:showAddress": command(
    clerk,
    { ...one },
    z.object({
      address: z.object({ name: z.string(), phone: z.string(), address: z.string() }),
    }),
  ),
  "delivery:remind": command(clerk, { ...one, how: reminderWay }, answer),
  /** 办结·归档: nothing of it is on its way any more. */
  "delivery:archive": command(
    ["clerk", "manager"],
    { applicationIds: z.array(id).min(1).max(100) },
    z.object({
      archived: z.array(z.string()),
      /** Why not: `wrong-state`, or `paper-out` (paper is with a unit, on a list or missing). */
      left: z.array(z.object({ applicationId: z.string(), because: code })),
    }),
  ),
};

const readers: readonly Role[] = ["clerk", "head", "manager", "supervisor"];
const page = { limit: z.number().int().min(1).max(100).default(30), cursor: z.string().max(64).optional() };

export const deliveryQueries = {
  /** What waits to be handed out, oldest first; without `state` all that is not delivered. */
  "deliveries:list": query(
    readers,
    {
      state: deliveryState.optional(),
      wish: z.enum(["counter", "post", "kiosk"]).optional(),
      isUnclaimed: z.boolean().optional(),
      ...page,
    },
    z.object({
      deliveries: z.array(delivery),
      cursor: z.string().nullable(),
      totals: z.object({
        waiting: z.number().int(),
        posted: z.number().int(),
        inMachine: z.number().int(),
        unclaimed: z.number().int(),
        late: z.number().int(),
      }),
      carriers: z.array(z.object({ id: z.string(), name: label })),
    }),
  ),
  /** Who stands at the counter: by application number, by card, or by pickup code. */
  "delivery:find": query(
    clerk,
    {
      number: z.string().max(32).optional(),
      holder: holder.optional(),
      pickupCode: z.string().max(16).optional(),
    },
    z.object({ deliveries: z.array(delivery) }),
  ),
  /** 出证登记, newest first. */
  "certificates:search": query(
    readers,
    {
      from: hallDay.optional(),
      to: hallDay.optional(),
      itemId: id.optional(),
      way: deliveryWay.optional(),
      /** Application number or waybill. */
      number: z.string().max(60).optional(),
      ...page,
    },
    z.object({ rows: z.array(registerRow), total: z.number().int(), cursor: z.string().nullable() }),
  ),
};
