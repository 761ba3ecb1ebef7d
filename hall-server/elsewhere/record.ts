/** An application between two halls, as its facts make it. Pure. */
import type { ElsewhereStatus } from "../contract/elsewhere.ts";
import type { Fact } from "../journal/fact.ts";
import type { ElsewhereFacts } from "./facts.ts";

/** Times are hall time, milliseconds since the epoch. */
export interface ElsewhereRecord {
  applicationId: string;
  number: string;
  direction: "out" | "in";
  siteId: string;
  theirNumber: string | null;
  status: ElsewhereStatus;
  waybillThere: string | null;
  waybillBack: string | null;
  since: number;
  changedAt: number;
  /** Local date on which something was last heard or done. */
  changedOn: string;
  receiptBlobIds: string[];
  noteTextId: string | null;
  certificateTextId: string | null;
}

type ElsewhereFact = Extract<Fact, { name: keyof ElsewhereFacts }>;

export const isElsewhereFact = (fact: Fact): fact is ElsewhereFact => fact.name.startsWith("elsewhere-");

export function applyElsewhere(before: ElsewhereRecord | null, fact: ElsewhereFact): ElsewhereRecord | null {
  const when = { changedAt: fact.at, changedOn: fact.day };
  switch (fact.name) {
    case "elsewhere-sent": {
      const { applicationId, number, siteId, waybill, receiptBlobId } = fact.data;
      return {
        applicationId,
        number,
        direction: "out",
        siteId,
        theirNumber: before?.theirNumber ?? null,
        status: "sent",
        waybillThere: waybill,
        waybillBack: null,
        since: before?.since ?? fact.at,
        ...when,
        receiptBlobIds: withOne(before?.receiptBlobIds ?? [], receiptBlobId),
        noteTextId: null,
        certificateTextId: null,
      };
    }
    case "elsewhere-taken-in": {
      const { applicationId, number, siteId, theirNumber, waybill } = fact.data;
      return {
        applicationId,
        number,
        direction: "in",
        siteId,
        theirNumber,
        status: "arrived",
        waybillThere: waybill,
        waybillBack: null,
        since: fact.at,
        ...when,
        receiptBlobIds: [],
        noteTextId: null,
        certificateTextId: null,
      };
    }
    case "elsewhere-reported": {
      if (!before) return null;
      const { status, theirNumber, waybill, noteTextId, certificateTextId } = fact.data;
      return {
        ...before,
        ...when,
        status,
        theirNumber: theirNumber ?? before.theirNumber,
        waybillBack: waybill ?? before.waybillBack,
        noteTextId,
        certificateTextId: certificateTextId ?? before.certificateTextId,
      };
    }
    case "elsewhere-result-came":
      return before && { ...before, ...when, status: "result-here" };
    case "elsewhere-sent-back": {
      if (!before) return null;
      const { waybill, receiptBlobId } = fact.data;
      const receiptBlobIds = withOne(before.receiptBlobIds, receiptBlobId);
      return { ...before, ...when, status: "sent-back", waybillBack: waybill, receiptBlobIds };
    }
    default:
      return fact satisfies never;
  }
}

const withOne = (before: string[], one: string | null) => (one === null ? before : [...before, one]);

/** Nobody waits for the other hall's word any more. */
export const isSettled = (status: ElsewhereStatus) =>
  status === "result-here" || status === "not-accepted" || status === "sent-back";
