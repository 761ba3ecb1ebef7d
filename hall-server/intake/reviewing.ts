/** 审查: taken up, given back, notes of checks, special steps, extensions, and who must keep away from it. */
import { type Deciding, type Handlers, refuse } from "../deciding.ts";
import { admit } from "./admission.ts";
import { answerOne, reasonOf, textOf } from "./answering.ts";
import { after, resumedDue, today } from "./dues.ts";
import type { ApplicationRecord } from "./record.ts";

export const reviewingCommands: Handlers<
  | "application:take"
  | "application:giveBack"
  | "application:recuse"
  | "application:addNote"
  | "application:startSpecialStep"
  | "application:endSpecialStep"
  | "application:askExtension"
  | "application:answerExtension"
> = {
  "application:take": (deciding, input) => {
    const record = admit(deciding, "application:take", input.applicationId);
    if ("code" in record) return record;
    const { id: by, name: reviewer } = deciding.principal;
    return answerOne(deciding, record.id, {
      name: "application-taken",
      data: { applicationId: record.id, by, reviewer },
    });
  },

  "application:giveBack": (deciding, input) => {
    const record = admit(deciding, "application:giveBack", input.applicationId);
    if ("code" in record) return record;
    const reason = reasonOf(deciding, record.applicant.personId, input.reason);
    return answerOne(
      deciding,
      record.id,
      {
        name: "application-given-back",
        data: {
          applicationId: record.id,
          by: deciding.principal.id,
          to: input.to,
          reasonTextId: reason.id,
        },
      },
      reason.keep,
    );
  },

  "application:recuse": (deciding, input) => {
    const { principal } = deciding;
    const record = admit(deciding, "application:recuse", input.applicationId);
    if ("code" in record) return record;
    if (record.recused.includes(principal.name))
      return refuse("wrong-state", { what: "application", because: "recused-before" });
    const reason = reasonOf(deciding, record.applicant.personId, input.reason);
    return answerOne(
      deciding,
      record.id,
      {
        name: "reviewer-recused",
        data: {
          applicationId: record.id,
          by: principal.id,
          reviewer: principal.name,
          reasonTextId: reason.id,
        },
      },
      reason.keep,
    );
  },

  "application:addNote": (deciding, input) => {
    const record = admit(deciding, "application:addNote", input.applicationId);
    if ("code" in record) return record;
    const note = reasonOf(deciding, record.applicant.personId, input.note);
    return answerOne(
      deciding,
      record.id,
      {
        name: "check-noted",
        data: {
          applicationId: record.id,
          by: deciding.principal.id,
          noteTextId: note.id,
          blobIds: [...new Set(input.blobIds)],
        },
      },
      note.keep,
    );
  },

  "application:startSpecialStep": (deciding, input) => {
    const record = admit(deciding, "application:startSpecialStep", input.applicationId);
    if ("code" in record) return record;
    const note = reasonOf(deciding, record.applicant.personId, input.note);
    return answerOne(
      deciding,
      record.id,
      {
        name: "special-step-started",
        data: {
          applicationId: record.id,
          by: deciding.principal.id,
          kind: input.kind,
          since: today(deciding),
          expectedDays: input.expectedDays,
          noteTextId: note.id,
        },
      },
      note.keep,
    );
  },

  "application:endSpecialStep": (deciding, input) => {
    const record = admit(deciding, "application:endSpecialStep", input.applicationId);
    if ("code" in record) return record;
    const note = reasonOf(deciding, record.applicant.personId, input.note);
    const on = today(deciding);
    const began = record.special?.since ?? on;
    return answerOne(
      deciding,
      record.id,
      {
        name: "special-step-ended",
        data: {
          applicationId: record.id,
          by: deciding.principal.id,
          on,
          dueOn: resumedDue(deciding.config, record.dueOn, { began, ended: on }),
          noteTextId: note.id,
        },
      },
      note.keep,
    );
  },

  "application:askExtension": (deciding, input) => {
    const { config, principal } = deciding;
    const record = admit(deciding, "application:askExtension", input.applicationId);
    if ("code" in record) return record;
    const { terms } = record;
    const { intake } = config;
    const most = terms.isParallel ? intake.parallelExtensionDays : intake.extensionDays;
    if (input.days > most) return refuse("invalid-input", { field: "days", because: "too-long", most });
    if (isTooLate(deciding, record)) return tooLate;
    const reason = reasonOf(deciding, record.applicant.personId, input.reason);
    return answerOne(
      deciding,
      record.id,
      {
        name: "extension-asked",
        data: {
          applicationId: record.id,
          by: principal.id,
          days: input.days,
          reasonTextId: reason.id,
          reviewer: principal.name,
        },
      },
      reason.keep,
    );
  },

  "application:answerExtension": (deciding, input) => {
    const record = admit(deciding, "application:answerExtension", input.applicationId);
    if ("code" in record) return record;
    const { extension, dueOn } = record;
    if (extension?.isApproved !== null)
      return refuse("wrong-state", { what: "extension", because: "not-asked" });
    if (input.isApproved && isTooLate(deciding, record)) return tooLate;
    const reason = textOf(deciding, record.applicant.personId, input.reason);
    return answerOne(
      deciding,
      record.id,
      {
        name: "extension-answered",
        data: {
          applicationId: record.id,
          by: deciding.principal.id,
          isApproved: input.isApproved,
          dueOn: dueOn === null ? null : after(deciding.config, dueOn, extension.days),
          reasonTextId: reason.id,
        },
      },
      reason.keep,
    );
  },
};

const tooLate = refuse("wrong-state", { what: "extension", because: "too-late" });

/** 延期 (art. 42) is approved within the time that it extends; a clock that stands is looked at where it stopped. */
function isTooLate(deciding: Deciding, { dueOn, special }: ApplicationRecord): boolean {
  return dueOn !== null && dueOn < (special?.since ?? today(deciding));
}
