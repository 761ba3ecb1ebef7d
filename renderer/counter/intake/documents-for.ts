/** Which papers the person gets now, in the order in which they are handed over. Pure; templates and numbers are the hall's. */
import type { DocumentKind } from "../../../hall-server/contract/documents.ts";
import type { Application } from "../../../hall-server/contract/intake.ts";

export function documentsFor(application: Application): DocumentKind[] {
  switch (application.state) {
    case "submitted":
    case "pre-refused":
      return [];
    case "received":
      return ["receipt"];
    case "supplementing":
      return ["supplement-notice", "receipt"];
    case "accepted":
    case "reviewing":
    case "special-step":
      return [
        ...(application.gaps ? (["gap-promise", "gap-notice"] as const) : []),
        ...(application.isPromise ? (["promise-form"] as const) : []),
        "acceptance-notice",
        "receipt",
      ];
    case "not-accepted":
      return [application.rightAgency === null ? "not-needed-decision" : "not-our-remit-decision"];
    case "decided":
    case "ready":
    case "delivered":
    case "archived":
      return application.isInstant
        ? [
            application.outcome === "refused" ? "refusal-decision" : "approval-decision",
            "proof-of-delivery",
            "receipt",
          ]
        : [];
    case "withdrawn":
    case "terminated":
    case "ended":
      return ["termination-notice"];
    default:
      return application.state satisfies never;
  }
}
