import { z } from "zod";
import { hallDay, id, isoTime, text, waitRange } from "./values.ts";

/**
 *   waiting ─▶ called ─▶ serving ─▶ finished
 *      ▲  ▲       │  ╲        │
 *      │  └─return─ skipped    ╲─▶ held ─unhold─▶ called
 *      └───────── transfer, counter closed ────────┘
 *   waiting, held, skipped ─▶ cancelled (by the person) or expired (the hall-day turned)
 */
export const ticketState = z.enum([
  "waiting",
  "called",
  "serving",
  "held",
  "skipped",
  "finished",
  "cancelled",
  "expired",
]);
export type TicketState = z.infer<typeof ticketState>;

export const ticket = z.object({
  id,
  number: z.string(),
  day: hallDay,
  queueId: z.string(),
  state: ticketState,
  class: z.string(),
  /** The class was said by the person or a guide; the server could not know it. Clerks see it as claimed. */
  isClassClaimed: z.boolean(),
  itemIds: z.array(z.string()),
  takenAt: isoTime,
  /** Moment taken less the head start of its class; the order of the queue. */
  virtualArrival: isoTime,
  counterId: z.string().optional(),
  /** Issued by a kiosk that was cut off, and handed in later. */
  isOffline: z.boolean().optional(),
});
export type Ticket = z.infer<typeof ticket>;

/** What a person says of themself; goes to the vault and nowhere else. */
export const holder = z.strictObject({
  name: text(60, 1).optional(),
  idNumber: z
    .string()
    .max(18)
    .transform((s) => s.toUpperCase())
    .optional(),
  phone: z
    .string()
    .regex(/^\+?[0-9-]{5,20}$/)
    .optional(),
});
export type Holder = z.infer<typeof holder>;

/** Why this ticket was next, as a code with values so that every language can say it. */
export const why = z.object({
  code: z.enum(["earliest", "head-start", "overflow", "own-queue", "chosen", "unheld", "only-one"]),
  waitedMinutes: z.number(),
  class: z.string(),
  headStartMinutes: z.number(),
  queueId: z.string(),
});
export type Why = z.infer<typeof why>;

export const takenTicket = z.object({
  ticket,
  /** Opens the phone page; also printed as a QR code; nowhere else. */
  token: z.string(),
  /** Tickets of its queue that are now before it; null from a kiosk that is cut off, which cannot know. */
  ahead: z.number().int().nullable(),
  /** Ids of the counters that may call it. */
  counters: z.array(z.string()),
  wait: waitRange,
});
export type TakenTicket = z.infer<typeof takenTicket>;

export const counterState = z.enum(["closed", "open", "paused"]);
export const counterActivity = z.enum(["idle", "called", "serving"]);

export const counter = z.object({
  id: z.string(),
  name: z.string(),
  state: counterState,
  activity: counterActivity,
  /** Staff number of who opened it. */
  staffNumber: z.string().optional(),
  ticketId: z.string().optional(),
});
export type Counter = z.infer<typeof counter>;

export const rating = z.object({
  id,
  ticketId: id,
  counterId: z.string(),
  level: z.number().int().min(1).max(5),
  tags: z.array(z.string()),
  channel: z.enum(["pad", "keys", "phone"]),
  at: isoTime,
});

/** A range of numbers that a kiosk may give out by itself on one hall-day. */
export const lease = z.object({
  id,
  queueId: z.string(),
  day: hallDay,
  from: z.number().int(),
  to: z.number().int(),
  tickets: z.array(z.object({ ticketId: id, number: z.string(), token: z.string() })),
});
