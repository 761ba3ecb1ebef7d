/** A result on its way to the person, as its facts make it. Pure: the same facts always give the same record. */
import type { Fact } from "../journal/fact.ts";
import type { Collector, DeliveryFacts, Way } from "./facts.ts";

/** Times are hall time, milliseconds since the epoch. */
export interface DeliveryRecord {
  applicationId: string;
  state: "waiting" | "posted" | "in-machine" | "delivered";
  readyAt: number;
  isUnclaimed: boolean;
  reminders: { at: number; by: string; how: "phone" | "message" | "letter" | "visit" }[];
  /** The newest letter, also one that came back. */
  post: {
    carrier: string;
    waybill: string;
    status: "sent" | "arrived" | "refused" | "returned";
    sentAt: number;
    changedAt: number;
    receiptBlobId: string;
  } | null;
  machine: { kioskId: string; compartment: string; since: number } | null;
  /** Counts the codes that were made: each opens once, and only the newest. */
  codeRound: number;
  wrongCodes: number;
  handedOver: {
    at: number;
    way: Way;
    collector: Collector;
    by: string;
    proofBlobIds: string[];
  } | null;
}

type DeliveryFact = Extract<Fact, { name: keyof DeliveryFacts }>;

const emptyDelivery = (applicationId: string, readyAt: number): DeliveryRecord => ({
  applicationId,
  state: "waiting",
  readyAt,
  isUnclaimed: false,
  reminders: [],
  post: null,
  machine: null,
  codeRound: 0,
  wrongCodes: 0,
  handedOver: null,
});

/** The delivery after this fact; null for a fact that no result is waiting for. */
export function applyDelivery(before: DeliveryRecord | null, fact: Fact): DeliveryRecord | null {
  if (fact.name === "result-made") return emptyDelivery(fact.data.applicationId, fact.at);
  if (fact.name === "instant-finished") return finishedAtOnce(fact);
  if (!before) return null;
  return isDeliveryFact(fact) ? { ...before, ...changeOf(before, fact) } : before;
}

function finishedAtOnce(fact: Extract<Fact, { name: "instant-finished" }>): DeliveryRecord {
  const { applicationId, signatureBlobId, clerk } = fact.data;
  return {
    ...emptyDelivery(applicationId, fact.at),
    state: "delivered",
    handedOver: {
      at: fact.at,
      way: "counter",
      collector: "applicant",
      by: clerk,
      proofBlobIds: signatureBlobId ? [signatureBlobId] : [],
    },
  };
}

function changeOf(before: DeliveryRecord, fact: DeliveryFact): Partial<DeliveryRecord> {
  switch (fact.name) {
    case "result-handed-over": {
      const { way, collector, by, signatureBlobId, signedPaperBlobId, proxyBlobId } = fact.data;
      const receipt = way === "post" ? (before.post?.receiptBlobId ?? null) : null;
      const proofs = [signatureBlobId, signedPaperBlobId, proxyBlobId, receipt];
      return {
        state: "delivered",
        isUnclaimed: false,
        handedOver: { at: fact.at, way, collector, by, proofBlobIds: proofs.filter((one) => one !== null) },
      };
    }
    case "result-posted": {
      const { carrier, waybill, receiptBlobId } = fact.data;
      const times = { sentAt: fact.at, changedAt: fact.at };
      const post = { carrier, waybill, receiptBlobId, status: "sent" as const, ...times };
      return { state: "posted", isUnclaimed: false, post };
    }
    case "post-noted": {
      const { status } = fact.data;
      return {
        // What arrived is handed over by a fact of its own; what was refused is on its way back.
        ...(status === "returned" ? { state: "waiting" as const, isUnclaimed: false, readyAt: fact.at } : {}),
        post: before.post && { ...before.post, status, changedAt: fact.at },
      };
    }
    case "result-put-in-machine": {
      const { kioskId, compartment } = fact.data;
      return {
        state: "in-machine",
        machine: { kioskId, compartment, since: fact.at },
        codeRound: before.codeRound + 1,
        wrongCodes: 0,
      };
    }
    case "result-taken-from-machine":
      return { state: "waiting", machine: null };
    case "pickup-code-shown":
      return fact.data.isNew ? { codeRound: before.codeRound + 1, wrongCodes: 0 } : {};
    case "pickup-refused":
      return { wrongCodes: before.wrongCodes + 1 };
    case "collection-reminded": {
      const { by, how } = fact.data;
      return { reminders: [...before.reminders, { at: fact.at, by, how }].slice(-mostReminders) };
    }
    case "results-unclaimed":
      return { isUnclaimed: true };
    case "delivery-address-shown":
      return {};
    default:
      return fact satisfies never;
  }
}

const mostReminders = 20;

const names: Record<keyof DeliveryFacts, true> = {
  "result-handed-over": true,
  "result-posted": true,
  "post-noted": true,
  "result-put-in-machine": true,
  "result-taken-from-machine": true,
  "pickup-code-shown": true,
  "pickup-refused": true,
  "delivery-address-shown": true,
  "collection-reminded": true,
  "results-unclaimed": true,
};

const isDeliveryFact = (fact: Fact): fact is DeliveryFact => fact.name in names;

/** Whose deliveries a fact changes, or the limit by which they are due. */
export function deliveriesOf(fact: Fact): string[] {
  const isOfApplication =
    fact.name === "result-made" || fact.name === "instant-finished" || fact.name === "application-dates-set";
  if (!isOfApplication && !isDeliveryFact(fact)) return [];
  return "applicationIds" in fact.data ? fact.data.applicationIds : [fact.data.applicationId];
}
