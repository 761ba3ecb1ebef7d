/** 决定: granted or refused, by two where the law wants two, and the result that is made of it. */
import { type Handlers, refuse } from "../deciding.ts";
import { admit } from "./admission.ts";
import { answerOne, textOf } from "./answering.ts";
import { after, today } from "./dues.ts";
import { openGaps } from "./record.ts";

export const decisionCommands: Handlers<
  "application:decide" | "application:confirmDecision" | "application:makeResult"
> = {
  "application:decide": (deciding, input) => {
    const { config, principal } = deciding;
    const record = admit(deciding, "application:decide", input.applicationId);
    if ("code" in record) return record;
    if (input.outcome === "refused" && input.reason === undefined)
      return refuse("invalid-input", { field: "reason", because: "reason-needed" });
    // 容缺: review goes on, the result waits for what is still to come.
    const [gap] = openGaps(record);
    if (input.outcome === "granted" && gap !== undefined)
      return refuse("wrong-state", { what: "application", because: "gaps-open", materialId: gap });
    const reason = textOf(deciding, record.applicant.personId, input.reason);
    const on = today(deciding);
    return answerOne(
      deciding,
      record.id,
      {
        name: "application-decided",
        data: {
          applicationId: record.id,
          by: principal.id,
          outcome: input.outcome,
          reasonTextId: reason.id,
          needsSecond: record.terms.needsTwoReviewers,
          reviewer: principal.name,
          on,
          deliverBy: record.terms.needsTwoReviewers ? null : after(config, on, config.intake.deliverDays),
        },
      },
      reason.keep,
    );
  },

  "application:confirmDecision": (deciding, input) => {
    const { config, principal } = deciding;
    const record = admit(deciding, "application:confirmDecision", input.applicationId);
    if ("code" in record) return record;
    if (!input.agrees && input.reason === undefined)
      return refuse("invalid-input", { field: "reason", because: "reason-needed" });
    const reason = textOf(deciding, record.applicant.personId, input.reason);
    const on = today(deciding);
    return answerOne(
      deciding,
      record.id,
      {
        name: "decision-confirmed",
        data: {
          applicationId: record.id,
          by: principal.id,
          agrees: input.agrees,
          reasonTextId: reason.id,
          reviewer: principal.name,
          on,
          deliverBy: input.agrees ? after(config, on, config.intake.deliverDays) : null,
        },
      },
      reason.keep,
    );
  },

  "application:makeResult": (deciding, input) => {
    const record = admit(deciding, "application:makeResult", input.applicationId);
    if ("code" in record) return record;
    if (input.validTo !== undefined && input.validTo < today(deciding))
      return refuse("invalid-input", { field: "validTo", because: "past" });
    const number = textOf(deciding, record.applicant.personId, input.certificateNumber);
    return answerOne(
      deciding,
      record.id,
      {
        name: "result-made",
        data: {
          applicationId: record.id,
          by: deciding.principal.id,
          certificateTextId: number.id,
          validTo: input.validTo ?? null,
        },
      },
      number.keep,
    );
  },
};
