import type { DocumentKind } from "../contract/documents.ts";
import type { ApplicationRecord } from "../intake/record.ts";

/**
 * Whether what a document says has happened. What the hall decides is written only of what it decided: whoever scans such a paper is
 * told that it is real. What a person fills in, and what asks or tells of a step, is made whenever somebody needs it.
 */
export function isTrueOf(kind: DocumentKind, record: ApplicationRecord): boolean {
  const { state, acceptedOn } = record;
  switch (kind) {
    case "acceptance-notice":
      return acceptedOn !== null;
    case "not-needed-decision":
    case "not-our-remit-decision":
      return state === "not-accepted";
    case "approval-decision":
    case "change-decision":
    case "renewal-decision":
    case "revocation-decision":
    case "cancellation-decision":
      return outcomeOf(record) === "granted";
    case "refusal-decision":
      return outcomeOf(record) === "refused";
    case "termination-notice":
      return state === "withdrawn" || state === "terminated" || state === "ended";
    case "application-form":
    case "receipt":
    case "supplement-notice":
    case "gap-promise":
    case "gap-notice":
    case "promise-form":
    case "general-promise":
    case "handover-list":
    case "approval-form":
    case "check-record":
    case "special-step-notice":
    case "extension-notice":
    case "hearing-right-notice":
    case "hearing-notice":
    case "hearing-announcement":
    case "proof-of-delivery":
    case "certificate-register":
    case "collection-notice":
    case "posting-slip":
    case "errand-mandate":
    case "joint-review-slip":
      return true;
    default:
      return kind satisfies never;
  }
}

/** Null while somebody else has yet to confirm it. */
function outcomeOf({ state, decision }: ApplicationRecord): "granted" | "refused" | null {
  const isDecided = state === "decided" || state === "ready" || state === "delivered" || state === "archived";
  return isDecided && decision ? decision.outcome : null;
}
