/**
 * Every command of the hall: who may send it, what it takes, what it answers. One row is all that is needed for the
 * gateway to validate, the permission table to know, the clients to be typed and the documentation to be written.
 */
import { z } from "zod";
import { bypassCommands } from "./bypass.ts";
import { command } from "./define.ts";
import { deliveryCommands } from "./delivery.ts";
import { documentCommands } from "./document-commands.ts";
import { elsewhereCommands } from "./elsewhere.ts";
import { errandCommands } from "./errands.ts";
import { handoverCommands } from "./handover.ts";
import { intakeCommands } from "./intake-commands.ts";
import { itemCommands } from "./item-commands.ts";
import { officeCommands } from "./office.ts";
import { deviceRoles, everyone, signedIn, staffRoles } from "./roles.ts";
import { sealCommands } from "./seal.ts";
import { serviceCode, shellPicture, shellReport } from "./shells.ts";
import { counter, holder, lease, rating, takenTicket, ticket, why } from "./ticket.ts";
import { code, hallDay, id, isoTime, spokenWord, text, token } from "./values.ts";

const commandId = z.uuid();

const staffUser = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/);
/** Length is what counts; rules about kinds of characters only make people write passwords down. */
const newPassword = z.string().min(10).max(200);
const reason = text(200, 1);
/** Three seconds of sound with room for a head; below the largest frame of a socket. */
const recordedWav = z.string().max(190_000);
const oneTicket = z.object({ ticket });
const calledTicket = z.object({ ticket, why });
const oneCounter = z.object({ counter });
const nothing = z.object({});
/** A page without sign-in proves itself by the ticket's token. */
const ticketIdOrToken = { ticketId: id.optional(), token: token.optional() };

export const commands = {
  "ticket:take": command(
    ["kiosk", "guide"],
    {
      queueId: id.optional(),
      itemIds: z.array(id).min(1).max(20).optional(),
      holder: holder.optional(),
      class: code.optional(),
      bookingId: id.optional(),
    },
    takenTicket,
  ),
  "ticket:cancel": command(["kiosk", "guide", "anonymous"], ticketIdOrToken, oneTicket),
  "ticket:return": command(["kiosk", "guide", "clerk", "anonymous"], ticketIdOrToken, oneTicket),
  "ticket:addItem": command(["clerk"], { ticketId: id, itemId: id }, oneTicket),
  "ticket:reprint": command(
    ["kiosk", "guide"],
    { ticketId: id.optional(), holder: holder.optional() },
    z.object({ ticket, token: z.string() }),
  ),
  "ticket:printed": command(
    ["kiosk", "guide"],
    { ticketId: id, outcome: z.enum(["printed", "not-printed", "unknown"]), reprint: z.boolean().optional() },
    nothing,
  ),
  "lease:take": command(
    ["kiosk"],
    {
      queueId: id,
      day: hallDay.optional(),
      count: z.number().int().min(1).max(200).optional(),
      /** From the numbers that are kept for kiosks which are cut off: the ordinary ones go on without a gap. */
      reserve: z.boolean().optional(),
    },
    z.object({ lease }),
  ),
  /** Of a lease: these were never issued, and never will be. What is given back already is given back once. */
  "lease:giveBack": command(["kiosk"], { leaseId: id, ticketIds: z.array(id).min(1).max(200) }, nothing),
  "ticket:handIn": command(
    ["kiosk"],
    {
      tickets: z
        .array(
          z.strictObject({
            ticketId: id,
            /** By the kiosk's own clock. */
            takenAt: isoTime,
            itemIds: z.array(id).max(20).optional(),
            class: code.optional(),
            holder: holder.optional(),
            /**
             * The `commandId` of the `ticket:take` that was sent for this person and never answered. A ticket that the hall
             * made under it has no paper: this one takes its place.
             */
            takenAs: commandId.optional(),
          }),
        )
        .min(1)
        .max(200),
      /** Kiosk's clock less the hall's, in milliseconds, as known when they last spoke. */
      clockOffsetMs: z.number().int().optional(),
      /** Hall time of the last contact; no ticket can have been issued offline before it. */
      lastContactAt: isoTime.optional(),
    },
    z.object({ tickets: z.array(ticket.extend({ token: z.string() })) }),
  ),

  "counter:open": command(["clerk"], { counterId: id }, oneCounter),
  "counter:pause": command(["clerk"], { reason }, oneCounter),
  "counter:resume": command(["clerk"], {}, oneCounter),
  "counter:close": command(["clerk", "manager", "head"], { counterId: id.optional() }, oneCounter),
  "counter:callNext": command(["clerk"], {}, z.union([calledTicket, z.object({ ticket: z.null() })])),
  "counter:call": command(["clerk"], { ticketId: id, reason }, calledTicket),
  "counter:recall": command(["clerk"], {}, oneTicket),
  "counter:start": command(["clerk"], {}, oneTicket),
  "counter:finish": command(["clerk"], {}, oneTicket),
  "counter:skip": command(["clerk"], { reason }, oneTicket),
  "counter:hold": command(["clerk"], { reason }, oneTicket),
  "counter:unhold": command(["clerk"], { ticketId: id }, calledTicket),
  "counter:transfer": command(
    ["clerk"],
    { toQueueId: id.optional(), toCounterId: id.optional(), reason },
    oneTicket,
  ),

  "rating:submit": command(
    ["pad", "anonymous"],
    {
      invitationId: id.optional(),
      token: token.optional(),
      level: z.number().int().min(1).max(5),
      tags: z.array(code).max(20).default([]),
      comment: text(150).optional(),
      /** Pressed on a pad that has keys and no screen: it cannot show reasons, so none are asked for. From pads only. */
      byKey: z.boolean().optional(),
    },
    z.object({ rating }),
  ),
  /** 不评价: the pad is free again; the ticket stays open for a rating on the phone. */
  "rating:decline": command(["pad"], { invitationId: id }, nothing),

  "person:show": command(
    ["clerk", "manager"],
    {
      ticketId: id,
      fields: z
        .array(z.enum(["name", "idNumber", "phone"]))
        .min(1)
        .max(3),
      reason,
    },
    z.object({
      fields: z.object({
        name: z.string().optional(),
        idNumber: z.string().optional(),
        phone: z.string().optional(),
      }),
    }),
  ),
  /** The right to be forgotten: key and row of the ticket's person go, in the database and in its free pages. */
  "person:erase": command(["manager"], { ticketId: id, reason }, nothing),

  "help:call": command(everyone, { page: code }, z.object({ helpId: id })),
  "help:answer": command(["guide", "manager", "head"], { helpId: id }, nothing),

  "device:report": command(
    signedIn,
    {
      deviceId: id,
      status: code,
      detail: z
        .record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean(), z.null()]))
        .default({}),
    },
    nothing,
  ),
  /** A shell's sign of life. One that says nothing new leaves no fact and is not remembered. */
  "shell:report": command(deviceRoles, shellReport, nothing),
  /** What a manager asked for: kept in memory for minutes, never written. */
  "shell:picture": command(deviceRoles, shellPicture, nothing),
  "shell:askPicture": command(
    ["manager"],
    { deviceId: id, window: z.number().int().min(0).max(7).default(0) },
    z.object({ requestId: id }),
  ),
  /** For whoever serves the kiosks: opens every shell of the hall, together with the service gesture. */
  "shell:setServiceCode": command(["manager"], { code: serviceCode }, nothing),
  "pairing:create": command(
    ["manager"],
    { kind: z.enum(["kiosk", "screen", "sign", "pad", "host"]), place: id.optional() },
    z.object({ code: z.string(), expiresAt: isoTime }),
  ),
  "staff:add": command(
    ["manager"],
    {
      user: staffUser,
      staffNumber: z.string().regex(/^[0-9A-Za-z-]{1,12}$/),
      role: z.enum(staffRoles),
      name: text(40, 1),
      password: newPassword,
      /** Of back offices: for reviewers and heads. */
      unitIds: z.array(id).max(60).optional(),
    },
    nothing,
  ),
  /** At which site an agent works; without one, in the hall itself. */
  "staff:setSite": command(["manager"], { user: staffUser, siteId: id }, nothing),
  /** Which units of back offices a reviewer or head works for. */
  "staff:setUnits": command(["manager"], { user: staffUser, unitIds: z.array(id).max(60) }, nothing),
  "staff:setPassword": command(["manager"], { user: staffUser, password: newPassword }, nothing),
  /** Ends the person's sign-ins; what they did stays theirs. */
  "staff:deactivate": command(["manager"], { user: staffUser }, nothing),
  "device:revoke": command(["manager"], { deviceId: id }, nothing),
  /** A word of the hall's voice, recorded by a person: 16-bit mono WAV at 22,050 Hz, base64, three seconds at most. */
  "recording:keep": command(
    ["manager"],
    { ...spokenWord, wav: recordedWav },
    z.object({ lengthMs: z.number().int() }),
  ),
  "recording:remove": command(["manager"], spokenWord, nothing),
  /** The wall clock jumped by more than two minutes; a person says that the new time is right. */
  "clock:confirm": command(["manager"], {}, nothing),

  ...intakeCommands,
  ...officeCommands,
  ...handoverCommands,
  ...deliveryCommands,
  ...sealCommands,
  ...elsewhereCommands,
  ...errandCommands,
  ...itemCommands,
  ...bypassCommands,
  ...documentCommands,
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<Name extends CommandName> = z.infer<(typeof commands)[Name]["input"]>;
/** As a sender writes it: defaults may be left out. */
export type CommandRequest<Name extends CommandName> = z.input<(typeof commands)[Name]["input"]>;
export type CommandValue<Name extends CommandName> = z.infer<(typeof commands)[Name]["value"]>;
export const commandNames = Object.keys(commands) as CommandName[];
