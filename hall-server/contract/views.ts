/**
 * What each page sees, sent whole at every change. Lists are bounded: no view grows with the day.
 * No view carries a full name, an ID number or a phone (masked: 张*女士).
 */
import { z } from "zod";
import { view } from "./define.ts";
import { officeWork } from "./office.ts";
import { deviceRoles, everyone } from "./roles.ts";
import { shellRow, wishes } from "./shells.ts";
import { counterActivity, counterState, ticket, why } from "./ticket.ts";
import { id, isoTime, label, text, waitRange } from "./values.ts";

const count = z.number().int();

const hallHead = z.object({
  id: z.string(),
  name: label,
  isOpen: z.boolean(),
  /** When it opens next or closes, for the sentence on the page; null round the clock. */
  changesAt: isoTime.nullable(),
  isDemonstration: z.boolean(),
});

/** The person of a ticket, masked: first character of the name, 先生/女士 where the card says so. */
const maskedHolder = z.object({
  name: z.string().nullable(),
  sex: z.enum(["male", "female"]).nullable(),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
});
export type MaskedHolder = z.infer<typeof maskedHolder>;

const queueRow = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  waiting: count,
  wait: waitRange,
  isOpen: z.boolean(),
});

const invitation = z.object({
  id,
  ticketId: id,
  number: z.string(),
  counterId: z.string(),
  itemIds: z.array(z.string()),
});

/** One spoken sentence. Those of one zone follow each other and never overlap; times are the hall's. */
const announcement = z.object({
  id: z.string(),
  kind: z.enum(["call", "recall"]),
  number: z.string(),
  counterId: z.string(),
  text: label,
  /** Address of the sound on the hall server. */
  sound: z.string(),
  startsAt: isoTime,
  durationMs: count,
  repeats: count,
  /** Of full volume, at this time of day; full where it is left out. */
  volumePercent: z.number().int().min(0).max(100).optional(),
});

const staffBadge = z.object({ number: z.string(), name: z.string().nullable() });

const waitingRow = z.object({
  ticketId: id,
  number: z.string(),
  queueId: z.string(),
  class: z.string(),
  isClassClaimed: z.boolean(),
  headStartMinutes: z.number(),
  takenAt: isoTime,
  itemIds: z.array(z.string()),
  isOffline: z.boolean(),
});

export const views = {
  kiosk: view(
    // A host's public computer (自主申报电脑) says what a kiosk's first page says: open or not, how many wait.
    ["kiosk", "guide", "host"],
    /** A kiosk that leaves it out means itself. */
    { kioskId: id.optional() },
    z.object({
      hall: hallHead,
      /** Which one it is, where a kiosk is asked for. */
      kiosk: z.object({ id: z.string(), name: label, isRoundTheClock: z.boolean() }).nullable(),
      /** Those that run now or come next, at most 8: what is right while the hall is not heard. Empty round the clock. */
      hours: z.array(z.object({ opensAt: isoTime, ticketsUntil: isoTime, closesAt: isoTime })),
      /** The all-round queue first. */
      queues: z.array(
        queueRow.extend({
          zoneId: z.string(),
          counterIds: z.array(z.string()),
          closedBecause: z.enum(["hours", "quota"]).nullable(),
        }),
      ),
      counters: z.array(z.object({ id: z.string(), name: z.string(), state: counterState })),
      needsCard: z.boolean(),
      notices: z.array(label),
      /** Guides also see who asked for help. */
      helps: z.array(z.object({ id, page: z.string(), from: z.string(), at: isoTime })),
    }),
  ),
  counter: view(
    ["clerk", "manager", "head"],
    { counterId: id },
    z.object({
      hall: hallHead,
      counter: z.object({
        id: z.string(),
        name: z.string(),
        zoneId: z.string(),
        state: counterState,
        activity: counterActivity,
        staff: staffBadge.nullable(),
        pauseReason: z.string().nullable(),
      }),
      current: z
        .object({
          ticket,
          holder: maskedHolder.nullable(),
          why: why.nullable(),
          callCount: count,
          calledAt: isoTime.nullable(),
          startedAt: isoTime.nullable(),
          /** How many tickets this person finished today, this one not counted. */
          earlierToday: count,
        })
        .nullable(),
      queues: z.array(queueRow.extend({ isOverflow: z.boolean() })),
      /** In the order in which this counter would call them; the first 20. */
      waiting: z.array(waitingRow),
      waitingTotal: count,
      held: z.array(
        z.object({
          ticketId: id,
          number: z.string(),
          reason: z.string(),
          since: isoTime,
          isHere: z.boolean(),
        }),
      ),
      skipped: z.array(
        z.object({
          ticketId: id,
          number: z.string(),
          since: isoTime,
          returnUntil: isoTime,
          mayReturn: z.boolean(),
        }),
      ),
      today: z.object({ called: count, finished: count, averageMinutes: z.number().nullable() }),
      devices: z.array(
        z.object({ deviceId: z.string(), kind: z.string(), status: z.string(), health: z.string() }),
      ),
    }),
  ),
  screen: view(
    ["screen", "manager"],
    { screenId: id },
    z.object({
      hall: hallHead,
      screen: z.object({ id: z.string(), name: label, zoneIds: z.array(z.string()) }),
      /** Newest first, at most 8. `counter` is the counter's id. */
      called: z.array(
        z.object({
          number: z.string(),
          counter: z.string(),
          counterName: z.string(),
          calledAt: isoTime,
          /** Still to come to the counter; false once service has started or the call is over. */
          isWaitedFor: z.boolean(),
        }),
      ),
      next: z.array(
        z.object({ queueId: z.string(), name: z.string(), nameEn: z.string(), numbers: z.array(z.string()) }),
      ),
      announcements: z.array(announcement),
      notices: z.array(label),
    }),
  ),
  sign: view(
    ["sign", "screen", "manager"],
    { counterId: id },
    z.object({
      hall: hallHead,
      counter: z.object({
        id: z.string(),
        name: z.string(),
        nameEn: z.string(),
        state: counterState,
        activity: counterActivity,
      }),
      number: z.string().nullable(),
      calledAt: isoTime.nullable(),
      staff: staffBadge.nullable(),
      queues: z.array(z.object({ name: z.string(), nameEn: z.string() })),
    }),
  ),
  pad: view(
    ["pad", "manager"],
    { counterId: id },
    z.object({
      hall: hallHead,
      counter: z.object({
        id: z.string(),
        name: z.string(),
        nameEn: z.string(),
        state: counterState,
        activity: counterActivity,
      }),
      number: z.string().nullable(),
      staff: staffBadge.nullable(),
      invitation: invitation.nullable(),
    }),
  ),
  hall: view(
    ["manager", "head", "supervisor"],
    {},
    z.object({
      hall: hallHead,
      problems: z.array(
        z.object({
          id: z.string(),
          severity: z.enum(["red", "amber"]),
          code: z.enum([
            "queue-slow",
            "device-down",
            "device-attention",
            "display-away",
            "shell-silent",
            "shell-trouble",
            "shell-wrong-code",
            "clock-step",
            "call-out-of-order",
            "bad-rating",
            "help",
            "storage",
            "limits-late",
            "calendar-missing",
            "paper-late",
            "paper-missing",
            "results-unclaimed",
            "results-late",
            "elsewhere-silent",
          ]),
          params: z.record(z.string(), z.union([z.string(), z.number()])),
          since: isoTime,
        }),
      ),
      queues: z.array(
        queueRow.extend({
          longestMinutes: z.number().nullable(),
          warnMinutes: z.number(),
          openCounters: count,
          counters: count,
          takenToday: count,
        }),
      ),
      counters: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          zoneId: z.string(),
          group: z.string(),
          state: counterState,
          activity: counterActivity,
          number: z.string().nullable(),
          staffNumber: z.string().nullable(),
          since: isoTime.nullable(),
          needsAttention: z.boolean(),
        }),
      ),
      devices: z.array(
        z.object({
          deviceId: z.string(),
          kind: z.string(),
          status: z.string(),
          health: z.enum(["ok", "attention", "down"]),
          reportedBy: z.string(),
          since: isoTime,
        }),
      ),
      displays: z.array(
        z.object({
          deviceId: z.string(),
          kind: z.string(),
          name: z.string(),
          isConnected: z.boolean(),
          since: isoTime.nullable(),
        }),
      ),
      helps: z.array(z.object({ id, page: z.string(), from: z.string(), at: isoTime })),
      today: z.object({
        taken: count,
        finished: count,
        waitMean: z.number().nullable(),
        waitP90: z.number().nullable(),
        abandoned: count,
        rated: count,
        ratedGood: count,
      }),
    }),
  ),
  /** The work of somebody at a back office; who opens it may leave their own number out. */
  office: view(
    ["reviewer", "head"],
    { staffNumber: text(12, 1) },
    z.object({ hall: hallHead, ...officeWork }),
  ),
  /** What the hall wants of a shell; a shell may leave its own id out. */
  shell: view(deviceRoles, { deviceId: id }, z.object({ hall: hallHead, ...wishes })),
  shells: view(
    ["manager", "head", "supervisor"],
    {},
    z.object({
      hall: hallHead,
      hasServiceCode: z.boolean(),
      /** At most 400; those of which something is to be told first. */
      shells: z.array(shellRow),
    }),
  ),
  ticket: view(
    everyone,
    { token: z.string().max(128) },
    z.object({
      hall: hallHead,
      ticket,
      queue: z.object({ name: z.string(), nameEn: z.string(), zoneId: z.string() }),
      ahead: count.nullable(),
      wait: waitRange,
      counterIds: z.array(z.string()),
      /** Where to go, once called. */
      counterId: z.string().nullable(),
      calledAt: isoTime.nullable(),
      returnUntil: isoTime.nullable(),
      mayReturn: z.boolean(),
      invitation: invitation.nullable(),
      isRated: z.boolean(),
    }),
  ),
} as const;

export type ViewName = keyof typeof views;
export type ViewParams<Name extends ViewName> = z.infer<(typeof views)[Name]["params"]>;
export type ViewValue<Name extends ViewName> = z.infer<(typeof views)[Name]["value"]>;
export const viewNames = Object.keys(views) as ViewName[];

/** What arrives: the answer to `view:open`, then the event `view` at each change. `version` rises within one opening. */
export interface ViewMessage<Name extends ViewName = ViewName> {
  name: Name;
  params: ViewParams<Name>;
  version: number;
  value: ViewValue<Name>;
}
