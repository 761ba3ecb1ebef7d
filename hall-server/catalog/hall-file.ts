/**
 * The hall file as people write it (YAML; `docs/hall-file.md` tells how). Reading turns the shorthands into values;
 * what the parts mean for each other is checked afterwards, in `hall-file/check-*.ts`.
 */
import { z } from "zod";
import { phraseOccasions } from "../contract/hall.ts";
import { documents } from "./hall-file/documents.ts";
import { files } from "./hall-file/files.ts";
import { matcher, matcherShape, tiers } from "./hall-file/matcher.ts";
import { delivery, elsewhere, errands, handover, seal } from "./hall-file/paper-and-delivery.ts";
import {
  dates,
  fileName,
  id,
  idRange,
  isDate,
  label,
  numberCode,
  oneOrMore,
  time,
  weekdays,
  wholeNumber,
  words,
} from "./hall-file/values.ts";

const hours = z.array(z.strictObject({ from: time, ticketsUntil: time.optional(), to: time })).max(10);

const hall = z.strictObject({
  id,
  name: label,
  timeZone: words(60).default("Asia/Shanghai"),
  hotline: words(40),
  phoneAddress: z
    .url({ protocol: /^https?$/, error: "must be an address such as http://hall.example" })
    .optional(),
  /** Where people apply from home; told in words and as a code to scan. */
  onlinePlatform: z
    .strictObject({
      name: label,
      address: z.url({ protocol: /^https?$/, error: "must be an address such as https://zwfw.example" }),
    })
    .optional(),
  needsCard: z.boolean().default(true),
});

const opening = z.strictObject({
  always: z.boolean().default(false),
  weekdays: z
    .array(z.strictObject({ days: weekdays, hours }))
    .max(7)
    .default([]),
  calendar: fileName.optional(),
  /** Hours of a make-up working day at a weekend are those of this weekday. */
  makeUpDaysLike: wholeNumber(1, 7).default(1),
  dates: z
    .record(
      z.string().refine(isDate, "must be a date such as 2026-10-01"),
      z.union([z.literal("closed"), hours], "must be the word closed or a list of hours"),
    )
    .default({}),
});

const zone = z.strictObject({ id, name: label, directions: label });

const ticketClass = z.strictObject({
  id,
  name: label,
  badge: z.string().max(2, "is longer than one character").default(""),
  headStartMinutes: wholeNumber(0, 240).default(0),
  prefix: numberCode.optional(),
  fromAge: wholeNumber(0, 120).optional(),
  mayBeClaimed: z.boolean().default(false),
});

const queue = z.strictObject({
  id,
  code: numberCode,
  name: label,
  zone: id,
  allRound: z.boolean().default(false),
  /** Categories of items whose own queue this is. */
  categories: z.array(id).default([]),
  perDay: wholeNumber(1, 100_000).optional(),
  slots: z
    .array(z.strictObject({ from: time, to: time, quota: wholeNumber(0, 100_000) }))
    .max(48)
    .default([]),
  warn: z.strictObject({ waiting: wholeNumber(1, 10_000), minutes: wholeNumber(1, 600) }),
  serviceMinutes: z
    .number()
    .refine((value) => value > 0 && value <= 240, "must be more than 0 and at most 240"),
});

const counters = z.strictObject({
  ids: idRange,
  /** `{id}` stands for the counter's id. */
  name: label.default({ zh: "{id}号窗口", en: "Counter {id}" }),
  zone: id,
  group: label,
  queues: oneOrMore(id),
  overflow: z
    .array(z.strictObject({ queue: id, whenWaitPassesMinutes: wholeNumber(0, 600).optional() }))
    .default([]),
});

const site = z.strictObject({
  id,
  parent: id.optional(),
  tier: z.enum(tiers),
  /** A tier's government, a hall, a sub-hall (分厅), one that moved in, a village's service point. */
  kind: z.enum(["government", "hall", "sub-hall", "moved-in", "service-point"]),
  name: label,
});

const codedLabel = z.strictObject({ code: id, name: label });
const reasons = z.strictObject({
  pause: z.array(codedLabel).max(30),
  skip: z.array(codedLabel).max(30),
  hold: z.array(codedLabel).max(30),
  transfer: z.array(codedLabel).max(30),
  call: z.array(codedLabel).max(30),
  show: z.array(codedLabel).max(30),
});

/** Defaults: the rules of the trade that `docs/hall-file.md` lists; none of them is law. */
const policy = z.strictObject({
  numberDigits: wholeNumber(2, 5).default(3),
  returnWindowMinutes: wholeNumber(0, 480).default(30),
  returnLimit: wholeNumber(0, 10).default(1),
  returnBehind: wholeNumber(0, 50).default(3),
  callsBeforeSkip: wholeNumber(1, 10).default(3),
  secondsBetweenCalls: wholeNumber(0, 300).default(20),
  bookingGraceMinutes: wholeNumber(0, 240).default(15),
  ratingOpenDays: wholeNumber(0, 60).default(5),
  showsStaffNames: z.boolean().default(false),
  leaseSize: wholeNumber(1, 200).default(50),
  reserveFrom: wholeNumber(100, 90_000).default(801),
  notifyWhenAhead: wholeNumber(0, 50).default(3),
  sessionHours: wholeNumber(1, 24).default(12),
});

/** How loud the hall speaks, by local time; where no line fits, at its full volume. 0 is quiet: the screens show the text. */
const announcements = z.strictObject({
  volume: z
    .array(z.strictObject({ from: time, to: time, percent: wholeNumber(0, 100) }))
    .max(48)
    .default([]),
});

/** Lights, and who is told of what is late; days are working days. None of it is law. */
const timeLimits = z.strictObject({
  yellowPercent: wholeNumber(0, 100).default(20),
  yellowFromDays: wholeNumber(0, 60).default(1),
  /** From this time on an instant item is due the next working day. */
  instantUntil: z.union([z.literal("never"), time], "must be the word never or a time").default(17 * 60 + 30),
  escalation: z
    .strictObject({
      head: wholeNumber(1, 400).default(1),
      manager: wholeNumber(1, 400).default(3),
      supervisor: wholeNumber(1, 400).default(5),
    })
    .refine(
      ({ head, manager, supervisor }) => head <= manager && manager <= supervisor,
      "must not fall from head to manager to supervisor: who is above is told later",
    )
    .prefault({}),
});

const unit = z.strictObject({
  id,
  name: label,
  /** Whose items it decides (按责转办). */
  domains: z.array(id).max(60).default([]),
});

/** 一件事: one after the other; 并联: side by side. */
const chain = z.strictObject({
  id,
  name: label,
  kind: z.enum(["chain", "parallel"]),
  items: z.array(id).min(2).max(20),
  /** 超期视为默认同意 of a department that is silent until its day; side by side only. */
  silenceIsConsent: z.boolean().default(false),
});

/** A hall may be quicker than the law, never slower. */
const lawful = (most: number) =>
  z
    .number()
    .refine(
      (days) => Number.isInteger(days) && days >= 1 && days <= most,
      `must be a whole number from 1 to ${most}: the law allows no more`,
    )
    .default(most);

/** Working days. Those of the law: art. 32 (answer), 42 (decision, extension, several together), 44 (delivery). */
const intake = z.strictObject({
  /** 行政区划代码, with which every application's number begins. */
  regionCode: z
    .string()
    .regex(/^\d{6}$/, "must be six digits, quoted")
    .default("999901"),
  answerDays: lawful(5),
  supplementDays: wholeNumber(1, 120).default(15),
  /** 一次性告知 */
  supplementRounds: wholeNumber(1, 5).default(1),
  decisionDays: lawful(20),
  extensionDays: lawful(10),
  parallelDays: lawful(45),
  parallelExtensionDays: lawful(15),
  deliverDays: lawful(10),
  gapDays: wholeNumber(1, 60).default(5),
  /** Months for which what was handed in once may be used again, where it has no end of its own. */
  reuseMonths: wholeNumber(0, 240).default(24),
  chains: z.array(chain).max(100).default([]),
});

const items = z.strictObject({
  file: fileName,
  /** Which items of the file this hall offers; all when left out. */
  offer: z.array(matcher).min(1).optional(),
  /** Fill up with generated items, marked as demonstration data, to this many per level. */
  generate: z
    .strictObject({
      file: fileName,
      city: wholeNumber(0, 5000).default(0),
      county: wholeNumber(0, 5000).default(0),
    })
    .optional(),
  /** 时限、材料、环节压缩: by how many percent they are to be cut. */
  targets: z
    .strictObject({
      days: wholeNumber(0, 100).default(50),
      materials: wholeNumber(0, 100).default(30),
      steps: wholeNumber(0, 100).default(20),
    })
    .prefault({}),
  /** The first rule that fits and names a queue decides; the first queue named is where a ticket goes. */
  routing: z
    .array(z.strictObject({ ...matcherShape, hasOwnQueue: z.boolean().optional(), to: oneOrMore(id) }))
    .min(1),
});

export const hallFile = z.strictObject({
  hall,
  opening,
  zones: z.array(zone).min(1),
  classes: z.array(ticketClass).min(1),
  queues: z.array(queue).min(1).max(200),
  counters: z.array(counters).min(1),
  kiosks: z
    .array(z.strictObject({ ids: idRange, name: label, zone: id, roundTheClock: z.boolean().default(false) }))
    .default([]),
  screens: z
    .array(
      z.strictObject({
        id,
        name: label,
        zones: z.union([z.literal("all"), z.array(id).min(1)], "must be the word all or a list of zones"),
      }),
    )
    .default([]),
  sites: z.array(site).min(1),
  offices: z
    .array(z.strictObject({ id, name: label, rooms: z.array(label).default([]), units: z.array(unit) }))
    .default([]),
  intake: intake.prefault({}),
  files: files.prefault({}),
  documents: documents.prefault({}),
  labels: z.record(id, label).default({}),
  reasons,
  phrases: z.partialRecord(z.enum(phraseOccasions), z.array(label).max(30)).default({}),
  ratings: fileName,
  notices: z.array(label).max(50).default([]),
  announcements: announcements.prefault({}),
  policy: policy.prefault({}),
  timeLimits: timeLimits.prefault({}),
  handover: handover.prefault({}),
  delivery: delivery.prefault({}),
  seal: seal.prefault({}),
  elsewhere: elsewhere.prefault({}),
  errands: errands.prefault({}),
  items,
  demonstrationStaff: z
    .strictObject({
      reviewers: wholeNumber(1, 99).default(1),
      heads: wholeNumber(1, 99).default(1),
      guides: wholeNumber(1, 99).default(1),
      agents: wholeNumber(1, 99).default(1),
    })
    .prefault({}),
});
export type HallFile = z.infer<typeof hallFile>;

/** Public holidays and make-up working days, one list per year, shared by the halls of a country. */
export const calendarFile = z.strictObject({
  years: z
    .array(
      z.strictObject({ year: wholeNumber(2000, 2100), holidays: z.array(dates), workdays: z.array(dates) }),
    )
    .max(50),
});
export type CalendarFile = z.infer<typeof calendarFile>;

export const ratingsFile = z.strictObject({
  version: words(20),
  levels: z.array(
    z.strictObject({
      level: wholeNumber(1, 5),
      name: label,
      isBad: z.boolean(),
      tags: z.array(codedLabel).max(20),
    }),
  ),
});
export type RatingsFile = z.infer<typeof ratingsFile>;
