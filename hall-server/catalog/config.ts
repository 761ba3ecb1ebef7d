/**
 * A hall as its file describes it, after reading, checking and resolving: every rule that is not law is here and
 * nowhere in the code. Facts carry the values that were decided with it, so a changed file changes nothing that
 * happened before.
 */
import type { DocumentKind } from "../contract/documents.ts";
import type { CatalogItem, HallDescription } from "../contract/hall.ts";
import type { StaffRole } from "../contract/roles.ts";
import type { Label } from "../contract/values.ts";
import type { LimitRules } from "../working-days/lights.ts";
import type { WorkingYears } from "../working-days/years.ts";
import type { RetentionRule } from "./hall-file/files.ts";
import type { Routing } from "./route-items.ts";
import type { StoredEntry } from "./whole-item.ts";

export interface HallConfig {
  id: string;
  name: Label;
  /** IANA name; the hall-day begins at 04:00 there. */
  timeZone: string;
  hotline: string;
  /** Under which address people's phones reach this hall; null = under the one that kiosks use. */
  phoneAddress: string | null;
  onlinePlatform: { name: Label; address: string } | null;
  isDemonstration: boolean;
  /** A ticket needs a card or a typed number. */
  needsCard: boolean;
  opening: Opening;
  /** Which days count towards a time limit; the opening hours say nothing about that. */
  workingYears: WorkingYears;
  timeLimits: LimitRules;
  handover: { receiveWithinDays: number };
  delivery: DeliveryRules;
  /** Which documents carry the centre's seal, and who may bring it onto them. */
  seal: { uses: { documents: DocumentKind[]; roles: StaffRole[] }[] };
  /** Halls that this one takes in for, and that take in for it. */
  /** 帮办代办, in working days. */
  errands: { handUpDays: number; settleDays: number };
  elsewhere: { partners: string[]; silentAfterDays: number };
  zones: Zone[];
  classes: TicketClass[];
  queues: Queue[];
  counters: CounterPlace[];
  kiosks: KioskPlace[];
  screens: { id: string; name: Label; zoneIds: string[] }[];
  sites: HallDescription["sites"];
  /** Back offices; a unit may sit in several. */
  offices: { id: string; name: Label; rooms?: Label[]; units: Unit[] }[];
  intake: IntakeRules;
  /** How long pages of materials stay. */
  files: FileRules;
  documents: DocumentRules;
  labels: Record<string, Label>;
  reasons: HallDescription["reasons"];
  phrases: NonNullable<HallDescription["phrases"]>;
  ratingLevels: HallDescription["ratingLevels"];
  ratingTagsVersion: string;
  notices: Label[];
  /** How loud announcements are, by minutes after local midnight; full volume where no line fits. */
  volumes: { from: number; to: number; percent: number }[];
  policy: Policy;
  catalog: {
    version: string;
    categories: { id: string; name: Label }[];
    domains?: { id: string; name: Label }[];
    lifeEvents: { id: string; name: Label }[];
    items: CatalogItem[];
    /** The same items in the same order, as they are written: `wholeItem` makes version 1 of each from it. */
    entries: StoredEntry[];
    /** All that the items file names, also what none of this hall's items has yet. */
    named: Record<"categories" | "domains" | "lifeEvents", { id: string; name: Label }[]>;
  };
  routing: Routing;
  /** By how many percent days, materials and steps are to be cut. */
  targets: { days: number; materials: number; steps: number };
  /** Staff of a demonstration; a real hall's staff are made by its manager. */
  demonstrationStaff: DemonstrationStaff;
}

/** A department's people in a back office. */
export interface Unit {
  id: string;
  name: Label;
  /** Whose items it decides. */
  domains: string[];
}

/** Who documents are from, and where people turn to with them. */
export interface DocumentRules {
  /** 机关代字 */
  word: string;
  authority: string;
  address: string;
  phone: string;
  openingHours: string;
  collectFrom: string;
  appealTo: string;
  court: string;
}

/** `ends`: how an application ended; left out = any. `months` after that its pages are removed. */
export interface FileRules {
  graceHours: number;
  retention: readonly RetentionRule[];
  ofErased: "remove" | "keep";
}

/** Time limits of applications in working days, and what is handled together. */
export interface IntakeRules {
  regionCode: string;
  answerDays: number;
  supplementDays: number;
  supplementRounds: number;
  /** Where neither a promise nor the law says how long. */
  decisionDays: number;
  extensionDays: number;
  parallelDays: number;
  parallelExtensionDays: number;
  deliverDays: number;
  /** 容缺, where the item's material says nothing. */
  gapDays: number;
  reuseMonths: number;
  chains: {
    id: string;
    name: Label;
    kind: "chain" | "parallel";
    items: string[];
    silenceIsConsent: boolean;
  }[];
}

/** Round the clock, or ranges of local time by weekday; dates override weekdays (holidays, make-up days). */
export type Opening =
  | { kind: "always" }
  | { kind: "hours"; weekdays: DayHours[]; dates: Record<string, TimeRange[]> };

/** Weekday 1 = Monday … 7 = Sunday. */
export interface DayHours {
  weekday: number;
  ranges: TimeRange[];
}

/** Minutes after local midnight. Tickets are given out from `from` until `cutOff`; service runs until `to`. */
export interface TimeRange {
  from: number;
  cutOff: number;
  to: number;
}

export interface Zone {
  id: string;
  name: Label;
  /** Said on the ticket: 一楼进门右手边 */
  directions: Label;
}

export interface TicketClass {
  id: string;
  name: Label;
  /** One character for lists: 老, 军, 约 */
  badge: string;
  headStartMinutes: number;
  /** Own number prefix (V, Y); null keeps the queue's code. Never equal to a queue's code. */
  prefix: string | null;
  /** Known by the server from the card's birth date at this age; null where it cannot be known. */
  fromAge: number | null;
  mayBeClaimed: boolean;
}

export interface Queue {
  id: string;
  /** One or two capital letters without I and O: the letters before the number. */
  code: string;
  name: Label;
  zoneId: string;
  /** The hall's first queue for a person who does not know which: 综合受理. */
  isAllRound: boolean;
  /** Tickets a day; null = unlimited. */
  quotaPerDay: number | null;
  /** Tickets within a slot of local time; slots may be empty. */
  slots: { from: number; to: number; quota: number }[];
  warnWaiting: number;
  warnMinutes: number;
  /** Minutes of service that are assumed until the day has shown its own. */
  assumedServiceMinutes: number;
  counterIds: string[];
}

export interface CounterPlace {
  id: string;
  name: Label;
  zoneId: string;
  /** Under which heading the manager's page draws it: 综合受理, 税务 … */
  group: Label;
  queueIds: string[];
  /** Served when the own queues are empty, or when the longest wait there passes the threshold (minutes). */
  overflow: { queueId: string; whenWaitPassesMinutes: number | null }[];
}

export interface KioskPlace {
  id: string;
  name: Label;
  zoneId: string;
  /** In a 24小时自助服务区: while the hall is closed it stays usable for what needs no staff. */
  isRoundTheClock: boolean;
}

export interface Policy {
  numberDigits: number;
  /** Minutes in which a skipped ticket may come back, how often, and behind how many. */
  returnWindowMinutes: number;
  returnLimit: number;
  returnBehind: number;
  /** Calls, and seconds between them, before the page offers to skip. */
  callsBeforeSkip: number;
  secondsBetweenCalls: number;
  bookingGraceMinutes: number;
  ratingOpenDays: number;
  /** Staff names may stand on signs and pads; otherwise the staff number alone. */
  showsStaffNames: boolean;
  leaseSize: number;
  /** The first number of those kept for kiosks that are cut off, in each series. */
  reserveFrom: number;
  notifyWhenAhead: number;
  sessionHours: number;
}

export interface DeliveryRules {
  /** Calendar days after which a result that nobody came for is told. */
  unclaimedAfterDays: number;
  wrongCodes: number;
  carriers: { id: string; name: Label }[];
}

export interface DemonstrationStaff {
  reviewers: number;
  heads: number;
  guides: number;
  agents: number;
}
