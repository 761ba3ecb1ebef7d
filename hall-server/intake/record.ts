/**
 * An application as it is: everything that is known of it follows from its facts, by the one pure function
 * `applyApplication`. It outlives days, so it lies in a derived table and not in the hall's memory.
 */
import type { ApplicationState } from "../contract/intake.ts";
import type { Position } from "../journal/fact.ts";
import type {
  Applicant,
  Channel,
  HandedInMaterial,
  IntakeFactName,
  IntakeFacts,
  Outcome,
  SpecialStep,
  Terms,
  Wish,
} from "./facts.ts";

type Day = string;

export interface MaterialRecord extends HandedInMaterial {
  /** Milliseconds since the epoch; null while nothing came. */
  handedInAt: number | null;
}

export interface ApplicationRecord {
  id: string;
  /** Position of its first fact: its place in every list. */
  seq: number;
  number: string;
  state: ApplicationState;
  terms: Terms;
  applicant: Applicant;
  channel: Channel;
  ticketId: string | null;
  matterId: string | null;
  counterId: string | null;
  receivedAt: number;
  receivedOn: Day;
  unitId: string | null;
  officeId: string | null;
  /** Staff ids. */
  clerk: string | null;
  reviewer: string | null;
  /** By which principal it was begun: an agent sees what they handed in. */
  begunBy: string;
  fieldsTextId: string | null;
  filledFields: string[];
  wish: Wish;
  /** What came in, by material. */
  materials: Record<string, MaterialRecord>;
  answerBy: Day | null;
  acceptedOn: Day | null;
  dueOn: Day | null;
  deliverBy: Day | null;
  isPromise: boolean;
  /** Materials for which the person's word stands. */
  promised: string[];
  isDeemed: boolean;
  supplement: {
    toldAt: number;
    materialIds: string[];
    noteTextId: string | null;
    /** Working days that were given, counted from the day on which it was told. */
    days: number;
    until: Day | null;
    rounds: number;
    completeOn: Day | null;
  } | null;
  gaps: {
    materialIds: string[];
    from: Day;
    days: number;
    until: Day | null;
    broughtAt: number | null;
  } | null;
  special: { kind: SpecialStep; since: Day; expectedDays: number; noteTextId: string } | null;
  /** Special steps that are over: their working days did not count. */
  pauses: { began: Day; ended: Day }[];
  extension: {
    days: number;
    reasonTextId: string;
    askedBy: string;
    isApproved: boolean | null;
  } | null;
  decision: {
    outcome: Outcome;
    reasonTextId: string | null;
    /** Null: by silence. */
    decidedBy: string | null;
    decidedAt: number;
    decidedOn: Day;
    needsSecond: boolean;
    confirmedBy: string | null;
  } | null;
  /** Staff ids of those who have an interest in it. */
  recused: string[];
  certificate: { numberTextId: string | null; validTo: Day | null; madeAt: number } | null;
  rightAgencyTextId: string | null;
  endReasonTextId: string | null;
  signatureBlobId: string | null;
  /** The hall that answers and decides instead of this one; null = none. */
  sentTo: string | null;
  /** 督办: when the head last asked for it to be finished. */
  urgedAt: number | null;
  checks: { at: number; by: string; noteTextId: string; blobIds: string[] }[];
  history: { at: number; what: string; by: string; noteTextId: string | null }[];
}

/** What an application's facts look like when they come out of the journal. */
export type IntakeFact = {
  [Name in IntakeFactName]: { name: Name; data: IntakeFacts[Name] } & Position;
}[IntakeFactName];

/** Is anything of it here: a page, a sheet, an electronic licence, or what was handed in before? */
export function isHere(material: HandedInMaterial | undefined): boolean {
  if (!material) return false;
  const { blobIds, originals, copies, reusedFrom, isElectronicLicence } = material;
  return blobIds.length > 0 || originals > 0 || copies > 0 || reusedFrom !== null || isElectronicLicence;
}

export function notHere(record: ApplicationRecord, materialIds: readonly string[]): string[] {
  return materialIds.filter((id) => !isHere(record.materials[id]));
}

/** 补正: what was told and has not come since; also what was here and was found wrong. */
export function stillToSupplement({ supplement, materials }: ApplicationRecord): string[] {
  return (supplement?.materialIds ?? []).filter((id) => {
    const material = materials[id];
    return !isHere(material) || (material?.handedInAt ?? 0) <= (supplement?.toldAt ?? 0);
  });
}

/** 容缺: what was promised for later and has not come. */
export function openGaps(record: ApplicationRecord): string[] {
  return record.gaps && record.gaps.broughtAt === null ? notHere(record, record.gaps.materialIds) : [];
}
