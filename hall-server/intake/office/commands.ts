/** 改派, 督办: what a head does with the work of the units that are theirs. */
import type { officeCommands as contract } from "../../contract/office.ts";
import { type Handlers, refuse } from "../../deciding.ts";
import { admit } from "../admission.ts";
import { answerOne, reasonOf } from "../answering.ts";
import { staffOf } from "./staff-of.ts";

export const officeCommands: Handlers<keyof typeof contract> = {
  "application:assign": (deciding, input) => {
    const record = admit(deciding, "application:assign", input.applicationId);
    if ("code" in record) return record;
    const { registry, principal } = deciding;
    const reviewer = staffOf(registry, input.staffNumber);
    if (reviewer?.role !== "reviewer") return refuse("not-found", { what: "staff", id: input.staffNumber });
    const because = whyNot(record, reviewer.staffId, registry.unitsOf(reviewer.staffId));
    if (because) return refuse("invalid-input", { field: "staffNumber", because });
    const reason = reasonOf(deciding, record.applicant.personId, input.reason);
    return answerOne(
      deciding,
      record.id,
      {
        name: "application-assigned",
        data: {
          applicationId: record.id,
          by: principal.id,
          reviewer: reviewer.staffId,
          reasonTextId: reason.id,
        },
      },
      reason.keep,
    );
  },

  "application:urge": (deciding, input) => {
    const record = admit(deciding, "application:urge", input.applicationId);
    if ("code" in record) return record;
    const reason = reasonOf(deciding, record.applicant.personId, input.reason);
    return answerOne(
      deciding,
      record.id,
      {
        name: "application-urged",
        data: { applicationId: record.id, by: deciding.principal.id, reasonTextId: reason.id },
      },
      reason.keep,
    );
  },
};

/** Why it cannot be this reviewer's; null when it can. */
function whyNot(
  record: {
    unitId: string | null;
    reviewer: string | null;
    recused: readonly string[];
    clerk: string | null;
  },
  staffId: string,
  unitIds: readonly string[],
): string | null {
  if (record.unitId === null || !unitIds.includes(record.unitId)) return "other-unit";
  if (record.recused.includes(staffId)) return "recused";
  if (record.clerk === staffId) return "took-it-in";
  return record.reviewer === staffId ? "has-it-already" : null;
}
