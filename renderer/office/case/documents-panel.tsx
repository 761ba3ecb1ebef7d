import type { DocumentKind } from "../../../hall-server/contract/documents.ts";
import type { Application } from "../../../hall-server/contract/intake.ts";
import { DocumentList } from "../../kit/documents/document-list.tsx";
import { useOffice } from "../use-office.ts";

/** What has been issued, and what may be issued here now: to be printed, sealed and sent. */
export function DocumentsPanel({ application }: { application: Application }) {
  const { devices } = useOffice();
  // Another state has other documents, and what was just issued with a step is among them.
  const key = `${application.state} ${application.history.length}`;
  return (
    <DocumentList key={key} applicationId={application.id} devices={devices} kinds={kindsFor(application)} />
  );
}

/** The likeliest first. */
function kindsFor({ state, outcome, special, extension, checks }: Application): DocumentKind[] {
  const kinds: DocumentKind[] = [];
  switch (state) {
    case "special-step":
      kinds.push("special-step-notice");
      if (special?.kind === "hearing")
        kinds.push("hearing-right-notice", "hearing-notice", "hearing-announcement");
      break;
    case "decided":
    case "ready":
    case "delivered":
    case "archived":
      kinds.push(outcome === "refused" ? "refusal-decision" : "approval-decision", "approval-form");
      break;
    case "reviewing":
      if (extension?.isApproved) kinds.push("extension-notice");
      kinds.push("approval-form");
      break;
    case "withdrawn":
    case "terminated":
    case "ended":
      kinds.push("termination-notice");
      break;
    case "submitted":
    case "received":
    case "supplementing":
    case "accepted":
    case "pre-refused":
    case "not-accepted":
      break;
    default:
      state satisfies never;
  }
  if (checks.length > 0) kinds.push("check-record");
  return kinds;
}
