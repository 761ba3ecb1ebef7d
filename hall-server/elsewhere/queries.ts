import { type Principal, refuse } from "../deciding.ts";
import { maySee, seesAll } from "../intake/admission.ts";
import { maskedApplicant } from "../intake/reveal.ts";
import type { Ask } from "../queries.ts";
import type { Viewing } from "../viewing.ts";
import type { ElsewhereRecord } from "./record.ts";
import { siteName, wireElsewhere } from "./wire.ts";

export const elsewhereQueryHandlers: { [Name in "elsewhere:list" | "elsewhere:get"]: Ask<Name> } = {
  "elsewhere:list": (viewing, { limit, cursor, ...filter }, principal) => {
    const { hall, config } = viewing;
    const found = hall.elsewhere.list(filter, Number(cursor ?? Number.MAX_SAFE_INTEGER) || 0, limit);
    return {
      rows: found.flatMap(({ record }) =>
        isTheirs(viewing, principal, record) ? rowOf(viewing, record) : [],
      ),
      cursor: found.length === limit ? String(found.at(-1)?.position ?? "") : null,
      sites: config.elsewhere.partners.map((id) => ({ id, name: siteName(config, id) })),
    };
  },

  "elsewhere:get": (viewing, { applicationId }, principal) => {
    const record = viewing.hall.elsewhere.get(applicationId);
    return record && isTheirs(viewing, principal, record)
      ? { row: rowOf(viewing, record) }
      : refuse("not-found", { what: "application", id: applicationId });
  },
};

/** Reviewers and heads see here what they see of applications anywhere. */
function isTheirs({ hall }: Viewing, principal: Principal, { applicationId }: ElsewhereRecord): boolean {
  if (seesAll(principal)) return true;
  const application = hall.intake.application(applicationId);
  return application !== null && maySee({ principal, registry: hall.registry }, application);
}

function rowOf({ hall, config, iso, now }: Viewing, record: ElsewhereRecord) {
  const { intake, vault } = hall;
  const application = intake.application(record.applicationId);
  return {
    ...wireElsewhere({ config, iso, now, intake }, record),
    applicant: application && maskedApplicant(vault, application.applicant),
  };
}
