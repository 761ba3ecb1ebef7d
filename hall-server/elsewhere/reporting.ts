/** What the other hall says, as facts: its own word, and the step that the application takes by it. */
import type { CommandInput } from "../contract/commands.ts";
import { elsewhereStatuses } from "../contract/elsewhere.ts";
import type { HallError } from "../contract/errors.ts";
import { type Deciding, refuse } from "../deciding.ts";
import { after, today } from "../intake/dues.ts";
import type { ApplicationRecord } from "../intake/record.ts";
import type { NewFact } from "../journal/fact.ts";
import type { Vault } from "../people/vault.ts";
import type { ElsewhereRecord } from "./record.ts";

export type Report = Omit<CommandInput<"elsewhere:report">, "commandId" | "applicationId">;

export interface Reported {
  facts: NewFact[];
  keep: (vault: Vault) => void;
}

const order = (status: ElsewhereRecord["status"]) => elsewhereStatuses.indexOf(status);

export function reported(deciding: Deciding, record: ElsewhereRecord, report: Report): Reported | HallError {
  const application = deciding.intake.application(record.applicationId);
  if (!application || record.direction === "in") return refuse("not-found", { what: "application" });
  const problem = problemOf(deciding, record, application, report);
  if (problem) return problem;
  const { status, theirNumber = null, waybill = null, note, certificateNumber } = report;
  const { applicationId } = record;
  const by = deciding.principal.staffNumber ?? deciding.principal.name;
  const on = report.on ?? today(deciding);
  const noteTextId = note === undefined ? null : deciding.newId("x");
  const certificateTextId = certificateNumber === undefined ? null : deciding.newId("x");
  const step = stepOf(deciding, application, report, on, noteTextId);
  return {
    facts: [
      {
        name: "elsewhere-reported",
        data: { applicationId, status, on, theirNumber, waybill, noteTextId, certificateTextId, by },
      },
      ...(step ? [step] : []),
    ],
    keep: (vault) => {
      const { personId } = application.applicant;
      if (noteTextId && note) vault.addText(noteTextId, personId, note);
      if (certificateTextId && certificateNumber)
        vault.addText(certificateTextId, personId, certificateNumber);
    },
  };
}

function problemOf(
  deciding: Deciding,
  record: ElsewhereRecord,
  application: ApplicationRecord,
  { status, on, outcome, note, dueOn }: Report,
): HallError | null {
  const day = today(deciding);
  if (on !== undefined && (on > day || on < application.receivedOn))
    return refuse("invalid-input", { field: "on", because: "not-possible" });
  if (dueOn !== undefined && dueOn < (on ?? day)) return refuse("invalid-input", { field: "dueOn" });
  const isBack = order(status) <= order(record.status) && status !== "needs-more";
  if (isBack || record.status === "not-accepted" || application.sentTo === null)
    return refuse("wrong-state", { what: "elsewhere", state: record.status });
  const needsAcceptance = status === "reviewing" || status === "decided";
  if (needsAcceptance && application.state !== "accepted")
    return refuse("wrong-state", { what: "elsewhere", because: "not-accepted-there" });
  if (status === "result-sent" && application.state !== "decided")
    return refuse("wrong-state", { what: "elsewhere", because: "not-decided-there" });
  const isTaken = status === "accepted" || status === "not-accepted" || status === "needs-more";
  if (isTaken && application.state !== "received")
    return refuse("wrong-state", { what: "elsewhere", state: application.state });
  if (status === "decided" && outcome === undefined)
    return refuse("invalid-input", { field: "outcome", because: "missing" });
  const needsReason = status === "not-accepted" || (status === "decided" && outcome === "refused");
  if (needsReason && note === undefined)
    return refuse("invalid-input", { field: "note", because: "missing" });
  return null;
}

/** The application's own step; null where it stays as it is. */
function stepOf(
  deciding: Deciding,
  { id: applicationId }: ApplicationRecord,
  report: Report,
  on: string,
  noteTextId: string | null,
): NewFact | null {
  const by = deciding.principal.id;
  switch (report.status) {
    case "accepted":
      return {
        name: "application-accepted",
        data: {
          ...{ applicationId, by, acceptedOn: on, dueOn: report.dueOn ?? null, gaps: null },
          ...{ isPromise: false, promised: [], clerk: deciding.principal.name },
        },
      };
    case "not-accepted":
      return {
        name: "intake-refused",
        data: {
          ...{ applicationId, by, outcome: "not-our-remit", rightAgencyTextId: null },
          reasonTextId: noteTextId ?? "",
        },
      };
    case "decided": {
      const { config } = deciding;
      return {
        name: "application-decided",
        data: {
          ...{ applicationId, by, on, needsSecond: false, reviewer: null },
          outcome: report.outcome ?? "refused",
          reasonTextId: report.outcome === "refused" ? noteTextId : null,
          deliverBy: after(config, on, config.intake.deliverDays),
        },
      };
    }
    case "result-sent":
    case "arrived":
    case "needs-more":
    case "reviewing":
      return null;
    default:
      return report.status satisfies never;
  }
}
