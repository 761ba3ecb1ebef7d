/**
 * What happened to applications. Self-contained, with the dates that were computed when it was decided; no personal data
 * and no free text: those lie in the vault under the ids that stand here.
 */

import type { channels } from "../contract/intake.ts";
import type { specialSteps } from "../contract/lists.ts";

type Day = string;
export type Channel = (typeof channels)[number];
export type SpecialStep = (typeof specialSteps)[number];
export type Outcome = "granted" | "refused";

/** What the item, in the version that was in force, asked for. */
export interface AskedMaterial {
  id: string;
  name: string;
  isRequired: boolean;
  /** 次件 that may come late (容缺): within how many working days at the most; null = may not. */
  gapDays: number | null;
  isReusable: boolean;
  /** The same kind of document has the same code in every item; its name where no code was given. */
  kind: string;
}

/** A material as it came in. */
export interface HandedInMaterial {
  materialId: string;
  blobIds: string[];
  originals: number;
  copies: number;
  reusedFrom: { applicationId: string; number: string; materialId: string } | null;
  isElectronicLicence: boolean;
  validTo: Day | null;
}

export interface Wish {
  way: "counter" | "post" | "kiosk";
  /** Name, phone and address, JSON in the vault. */
  addressTextId: string | null;
}

/** How long it may take and by which rules, as the item in force and the hall's file said. Working days. */
export interface Terms {
  itemId: string;
  itemVersion: number;
  itemName: string;
  kind: "instant" | "promised";
  /** Promised to the person; where nothing is promised, the law's working days; where there are none either, the hall's default. */
  days: number;
  lawDays: number | null;
  needsTwoReviewers: boolean;
  isPromiseAllowed: boolean;
  /** 并联: a longer limit by law, and a longer extension. */
  isParallel: boolean;
  /** Silence of the department until the due date is consent. */
  silenceIsConsent: boolean;
  materials: AskedMaterial[];
  /** Fields of the form that must have an answer. */
  requiredFields: string[];
  /** The form's fields, all of them; an answer to another is none of it. Empty = the item has no form of its own. */
  fields: string[];
  /** 结果名称, what kind of document it is, and for how long it is good; null = nothing is handed out. */
  result: { name: string; kind: string; validMonths?: number } | null;
}

/** Whose it is. All of it lies in the vault. */
export interface Applicant {
  kind: "person" | "organisation";
  personId: string | null;
  /** Name and credit code, JSON under the person's key. */
  organisationTextId: string | null;
  agentPersonId: string | null;
}

interface AboutWord {
  /** Under whose key the reason lies: of an organisation its representative. */
  personId: string;
  reasonTextId: string;
  /** Whose word it was (`whose-word.ts`). Left out: the person's, as all were at first. */
  names?: string[];
}

interface HandedOver {
  fieldsTextId: string | null;
  /** Ids of the form's fields that have an answer. */
  filledFields: string[];
  materials: HandedInMaterial[];
}

interface Begun extends HandedOver {
  applicationId: string;
  number: string;
  terms: Terms;
  applicant: Applicant;
  wish: Wish;
  channel: Channel;
  /** Local date on which the papers came. */
  receivedOn: Day;
  /** Last day for one of the outcomes of art. 32; null where that year's working days are not known. */
  answerBy: Day | null;
  unitId: string | null;
  officeId: string | null;
  by: string;
}

interface OfOne {
  applicationId: string;
  /** Whoever did it, as a principal's id; `hall` for what time did. */
  by: string;
}

export interface IntakeFacts {
  "application-submitted": Begun & { isPromise: boolean };
  "application-received": Begun & {
    ticketId: string | null;
    matterId: string | null;
    counterId: string | null;
    /** Staff id of who took it in. */
    clerk: string;
  };
  /** One that was submitted is taken over by a clerk, with what came in anew. */
  "application-taken-in": OfOne &
    HandedOver & {
      ticketId: string | null;
      matterId: string | null;
      counterId: string | null;
      clerk: string;
      wish: Wish | null;
      answerBy: Day | null;
    };
  "application-pre-refused": OfOne & { reasonTextId: string };
  "application-amended": OfOne & {
    fieldsTextId: string | null;
    filledFields: string[] | null;
    materials: HandedInMaterial[];
    wish: Wish | null;
    /** With it, everything that the person was told of is here: the day on which the last of it came. */
    completeOn: Day | null;
    answerBy: Day | null;
  };
  "application-accepted": OfOne & {
    acceptedOn: Day;
    dueOn: Day | null;
    gaps: { materialIds: string[]; from: Day; days: number; until: Day | null } | null;
    isPromise: boolean;
    promised: string[];
    clerk: string;
  };
  /** 视为受理 */
  "application-deemed-accepted": OfOne & { acceptedOn: Day; dueOn: Day | null };
  "missing-told": OfOne & {
    materialIds: string[];
    noteTextId: string | null;
    days: number;
    until: Day | null;
  };
  "intake-refused": OfOne & {
    outcome: "not-needed" | "not-our-remit";
    reasonTextId: string;
    rightAgencyTextId: string | null;
  };
  "instant-finished": OfOne & {
    outcome: Outcome;
    reasonTextId: string | null;
    certificateTextId: string | null;
    signatureBlobId: string | null;
    on: Day;
    clerk: string;
  };
  "gap-brought": OfOne & { materials: HandedInMaterial[]; isComplete: boolean };
  "application-taken": OfOne & { reviewer: string };
  "application-given-back": OfOne & { to: "unit" | "counter"; reasonTextId: string };
  "reviewer-recused": OfOne & { reviewer: string; reasonTextId: string };
  "check-noted": OfOne & { noteTextId: string; blobIds: string[] };
  "special-step-started": OfOne & {
    kind: SpecialStep;
    since: Day;
    expectedDays: number;
    noteTextId: string;
  };
  "special-step-ended": OfOne & { on: Day; dueOn: Day | null; noteTextId: string };
  "extension-asked": OfOne & { days: number; reasonTextId: string; reviewer: string };
  "extension-answered": OfOne & { isApproved: boolean; dueOn: Day | null; reasonTextId: string | null };
  "application-decided": OfOne & {
    outcome: Outcome;
    reasonTextId: string | null;
    needsSecond: boolean;
    /** Null: by silence (超期视为默认同意). */
    reviewer: string | null;
    on: Day;
    deliverBy: Day | null;
  };
  "decision-confirmed": OfOne & {
    agrees: boolean;
    reasonTextId: string | null;
    reviewer: string;
    /** The local date: with the second one's word it is decided. Journals may have facts without it. */
    on?: Day;
    deliverBy: Day | null;
  };
  "result-made": OfOne & { certificateTextId: string | null; validTo: Day | null };
  /** Handed over, signed for, or fetched: the way is told by the delivery's own facts. */
  "application-delivered": OfOne & { on: Day };
  "application-archived": OfOne & { on: Day };
  "application-withdrawn": OfOne & { reasonTextId: string };
  "application-terminated": OfOne & { because: "supplement-overdue" | "gap-overdue" };
  "application-ended": OfOne & { reasonTextId: string };
  /** The working days of a year have become known: what waited for them has its date. Left out = unchanged. */
  "application-dates-set": OfOne & {
    answerBy?: Day;
    dueOn?: Day;
    supplementUntil?: Day;
    gapsUntil?: Day;
    deliverBy?: Day;
  };
  /** A head gives it to a reviewer. */
  "application-assigned": OfOne & { reviewer: string; reasonTextId: string };
  /** The hall's file no longer names its unit: it lies at another one, and nobody has taken it up there. */
  "application-moved": OfOne & { unitId: string | null; officeId: string | null };
  /** 督办 */
  "application-urged": OfOne & { reasonTextId: string };
  "fields-shown": OfOne & { staffId: string };
  "false-promise-recorded": OfOne & AboutWord;
  "false-promise-cleared": OfOne & AboutWord;
  /** 跨域通办: another hall (a site of the hall's file) answers and decides it; the limits of this one end. */
  "application-sent-elsewhere": OfOne & { siteId: string };
  "matter-opened": {
    matterId: string;
    chainId: string;
    kind: "chain" | "parallel";
    name: string;
    itemIds: string[];
    ticketId: string | null;
    personId: string | null;
    by: string;
  };
}

export type IntakeFactName = keyof IntakeFacts;

const isIntake: Record<IntakeFactName, true> = {
  "application-submitted": true,
  "application-received": true,
  "application-taken-in": true,
  "application-pre-refused": true,
  "application-amended": true,
  "application-accepted": true,
  "application-deemed-accepted": true,
  "missing-told": true,
  "intake-refused": true,
  "instant-finished": true,
  "gap-brought": true,
  "application-taken": true,
  "application-given-back": true,
  "reviewer-recused": true,
  "check-noted": true,
  "special-step-started": true,
  "special-step-ended": true,
  "extension-asked": true,
  "extension-answered": true,
  "application-decided": true,
  "decision-confirmed": true,
  "result-made": true,
  "application-delivered": true,
  "application-archived": true,
  "application-withdrawn": true,
  "application-terminated": true,
  "application-ended": true,
  "application-dates-set": true,
  "application-assigned": true,
  "application-sent-elsewhere": true,
  "application-moved": true,
  "application-urged": true,
  "fields-shown": true,
  "false-promise-recorded": true,
  "false-promise-cleared": true,
  "matter-opened": true,
};
export const intakeFactNames = Object.keys(isIntake) as IntakeFactName[];
