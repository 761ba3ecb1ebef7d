/** The five outcomes of intake (行政许可法 art. 32), 容缺受理 and 告知承诺, and what is brought late. */

import type { CommandInput } from "../contract/commands.ts";
import type { HallError } from "../contract/errors.ts";
import { type Deciding, type Handlers, refuse } from "../deciding.ts";
import { undrawable } from "../files/drawable.ts";
import { admit } from "./admission.ts";
import { answerOne, reasonOf, textOf } from "./answering.ts";
import { after, decisionDue, today } from "./dues.ts";
import { unansweredField } from "./fields.ts";
import { missingOf, takeMaterials } from "./materials.ts";
import { type ApplicationRecord, isHere, openGaps } from "./record.ts";
import { hasBrokenPromise } from "./whose-word.ts";

export const outcomeCommands: Handlers<
  | "application:refusePre"
  | "application:accept"
  | "application:tellMissing"
  | "application:refuseIntake"
  | "application:finishInstant"
  | "application:bringGap"
> = {
  "application:refusePre": (deciding, input) => {
    const record = admit(deciding, "application:refusePre", input.applicationId);
    if ("code" in record) return record;
    const reason = reasonOf(deciding, record.applicant.personId, input.reason);
    const data = { applicationId: record.id, by: deciding.principal.id, reasonTextId: reason.id };
    return answerOne(deciding, record.id, { name: "application-pre-refused", data }, reason.keep);
  },

  "application:accept": (deciding, input) => {
    const record = admit(deciding, "application:accept", input.applicationId);
    if ("code" in record) return record;
    const promised = input.isPromise ? promisedOf(deciding, record) : record.promised;
    if ("code" in promised) return promised;
    const gaps = input.gaps ? gapsOf(deciding, record, input.gaps) : null;
    if (gaps && "code" in gaps) return gaps;
    const mayWait = [...promised, ...(gaps?.materialIds ?? []), ...openGaps(record)];
    const left = missingOf(record).filter((id) => !mayWait.includes(id));
    // What the law has accepted goes to its unit as it is: nobody at a counter can undo that.
    const incomplete = record.isDeemed ? null : incompleteBecause(record, left);
    if (incomplete) return incomplete;
    // Given back for a mistake of intake it stays accepted as of its day, and its clock runs on.
    const cameOn =
      record.supplement?.completeOn ?? (isDeemedToday(deciding, record) ? record.receivedOn : null);
    const acceptedOn = record.acceptedOn ?? cameOn ?? today(deciding);
    const dueOn = record.acceptedOn === null ? decisionDue(deciding, record.terms, acceptedOn) : record.dueOn;
    return answerOne(deciding, record.id, {
      name: "application-accepted",
      data: {
        applicationId: record.id,
        by: deciding.principal.id,
        acceptedOn,
        dueOn,
        gaps,
        isPromise: input.isPromise ?? (record.acceptedOn !== null && record.isPromise),
        promised,
        clerk: deciding.principal.name,
      },
    });
  },

  "application:tellMissing": (deciding, input) => {
    const { config } = deciding;
    const record = admit(deciding, "application:tellMissing", input.applicationId);
    if ("code" in record) return record;
    if (isDeemedToday(deciding, record)) return acceptedBefore;
    const rounds = record.supplement?.rounds ?? 0;
    if (rounds >= config.intake.supplementRounds)
      return refuse("wrong-state", { what: "application", because: "told-before" });
    const materialIds = [...new Set(input.materialIds ?? missingOf(record))];
    const unknown = materialIds.find((id) => !record.terms.materials.some((asked) => asked.id === id));
    if (unknown !== undefined)
      return refuse("invalid-input", { field: "materialIds", because: "unknown", materialId: unknown });
    const untold = mustBeTold(record).find((id) => !materialIds.includes(id));
    if (untold !== undefined)
      return refuse("invalid-input", { field: "materialIds", because: "not-all-told", materialId: untold });
    const note = textOf(deciding, record.applicant.personId, input.note);
    if (materialIds.length === 0 && note.id === null)
      return refuse("wrong-state", { what: "application", because: "nothing-missing" });
    const days = config.intake.supplementDays;
    return answerOne(
      deciding,
      record.id,
      {
        name: "missing-told",
        data: {
          applicationId: record.id,
          by: deciding.principal.id,
          materialIds,
          noteTextId: note.id,
          days,
          until: after(config, today(deciding), days),
        },
      },
      note.keep,
    );
  },

  "application:refuseIntake": (deciding, input) => {
    const record = admit(deciding, "application:refuseIntake", input.applicationId);
    if ("code" in record) return record;
    if (isDeemedToday(deciding, record)) return acceptedBefore;
    if (input.outcome === "not-our-remit" && input.rightAgency === undefined)
      return refuse("invalid-input", { field: "rightAgency", because: "nobody" });
    const { personId } = record.applicant;
    const reason = reasonOf(deciding, personId, input.reason);
    const agency = textOf(deciding, personId, input.rightAgency);
    return answerOne(
      deciding,
      record.id,
      {
        name: "intake-refused",
        data: {
          applicationId: record.id,
          by: deciding.principal.id,
          outcome: input.outcome,
          reasonTextId: reason.id,
          rightAgencyTextId: agency.id,
        },
      },
      (vault) => {
        reason.keep(vault);
        agency.keep(vault);
      },
    );
  },

  "application:finishInstant": (deciding, input) => {
    const unfit = undrawable(deciding, input.signatureBlobId);
    if (unfit) return unfit;
    const record = admit(deciding, "application:finishInstant", input.applicationId);
    if ("code" in record) return record;
    const { applicant } = record;
    if (input.outcome === "refused" && input.reason === undefined)
      return refuse("invalid-input", { field: "reason", because: "reason-needed" });
    const incomplete = input.outcome === "granted" ? incompleteBecause(record, missingOf(record)) : null;
    if (incomplete) return incomplete;
    const reason = textOf(deciding, applicant.personId, input.reason);
    const certificate = textOf(deciding, applicant.personId, input.certificateNumber);
    return answerOne(
      deciding,
      record.id,
      {
        name: "instant-finished",
        data: {
          applicationId: record.id,
          by: deciding.principal.id,
          outcome: input.outcome,
          reasonTextId: reason.id,
          certificateTextId: certificate.id,
          signatureBlobId: input.signatureBlobId ?? null,
          on: today(deciding),
          clerk: deciding.principal.name,
        },
      },
      (vault) => {
        reason.keep(vault);
        certificate.keep(vault);
      },
    );
  },

  "application:bringGap": (deciding, input) => {
    const record = admit(deciding, "application:bringGap", input.applicationId);
    if ("code" in record) return record;
    const open = openGaps(record);
    const other = input.materials.find((one) => !open.includes(one.materialId));
    if (other)
      return refuse("invalid-input", {
        field: "materials",
        because: "not-a-gap",
        materialId: other.materialId,
      });
    const materials = takeMaterials(
      deciding,
      record.terms,
      record.applicant,
      record.matterId,
      input.materials,
    );
    if ("code" in materials) return materials;
    const came = materials.filter(isHere).map((one) => one.materialId);
    return answerOne(deciding, record.id, {
      name: "gap-brought",
      data: {
        applicationId: record.id,
        by: deciding.principal.id,
        materials,
        isComplete: open.every((id) => came.includes(id)),
      },
    });
  },
};

const acceptedBefore = refuse("wrong-state", { what: "application", because: "accepted-before" });

/** The days for an answer are over: accepted by law, also in the minute before the hall notes it. */
function isDeemedToday(deciding: Deciding, { acceptedOn, answerBy }: ApplicationRecord): boolean {
  return acceptedOn === null && answerBy !== null && answerBy < today(deciding);
}

/** 一次告知全部: missing, and neither the person's choice of 容缺 nor of 告知承诺 can take its place. */
function mustBeTold(record: ApplicationRecord): string[] {
  const { materials, isPromiseAllowed } = record.terms;
  if (isPromiseAllowed) return [];
  const mayComeLate = (id: string) => materials.find((asked) => asked.id === id)?.gapDays != null;
  return missingOf(record).filter((id) => !mayComeLate(id));
}

/** 告知承诺: the person's word stands for what is not here. */
function promisedOf(deciding: Deciding, record: ApplicationRecord): string[] | HallError {
  if (!record.terms.isPromiseAllowed)
    return refuse("not-allowed", { what: "application", because: "no-promise" });
  return badCredit(deciding, record) ?? missingOf(record);
}

type Gaps = NonNullable<CommandInput<"application:accept">["gaps"]>;

/** 容缺: secondary materials only, each within its days, and never longer than the decision may take. */
function gapsOf(
  deciding: Deciding,
  record: ApplicationRecord,
  gaps: Gaps,
): { materialIds: string[]; from: string; days: number; until: string | null } | HallError {
  const bad = badCredit(deciding, record);
  if (bad) return bad;
  const before = record.gaps;
  const stillOpen = openGaps(record);
  const materialIds = [...new Set([...stillOpen, ...gaps.materialIds])];
  let most = Number.POSITIVE_INFINITY;
  for (const id of materialIds) {
    const asked = record.terms.materials.find((material) => material.id === id);
    if (asked?.gapDays == null || isHere(record.materials[id]))
      return refuse("invalid-input", {
        field: "gaps.materialIds",
        because: "no-gap-allowed",
        materialId: id,
      });
    most = Math.min(most, asked.gapDays);
  }
  if (record.terms.days > 0) most = Math.min(most, record.terms.days);
  const days = gaps.days ?? most;
  if (days > most) return refuse("invalid-input", { field: "gaps.days", because: "too-long", most });
  // Taken in once more, what was to come late has the days that it had.
  if (before && stillOpen.length > 0)
    return { materialIds, from: before.from, days: before.days, until: before.until };
  const from = today(deciding);
  return { materialIds, from, days, until: after(deciding.config, from, days) };
}

/** Who broke a promise before is handled the ordinary way until that is repaired. */
function badCredit(deciding: Deciding, { applicant }: ApplicationRecord): HallError | null {
  return hasBrokenPromise(deciding, applicant)
    ? refuse("not-allowed", { what: "application", because: "false-promise" })
    : null;
}

function incompleteBecause(record: ApplicationRecord, missing: readonly string[]): HallError | null {
  const field = unansweredField(record);
  if (field !== undefined)
    return refuse("wrong-state", { what: "application", because: "fields-missing", field });
  const [first] = missing;
  if (first === undefined) return null;
  return refuse("wrong-state", {
    what: "application",
    because: "materials-missing",
    materialId: first,
    count: missing.length,
  });
}
