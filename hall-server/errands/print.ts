import type { DocumentExtra } from "../contract/documents.ts";
import { accept, type Deciding, type Handlers, refuse } from "../deciding.ts";
import { planDocument } from "../documents/issue.ts";
import { askingOf } from "./asking.ts";
import type { GivenPaper } from "./facts.ts";
import { maySee } from "./life-cycle.ts";
import type { ErrandRecord } from "./record.ts";

/** 代办委托书, for the person to sign: whole names and numbers, as on every paper of their own. */
export const errandPrint: Handlers<"errand:print"> = {
  "errand:print": (deciding, { errandId }) => {
    const errand = deciding.errands.get(errandId);
    if (!errand || !maySee(errand, askingOf(deciding, deciding.principal)))
      return refuse("not-found", { what: "errand", id: errandId });
    const planned = planDocument(deciding, {
      kind: "errand-mandate",
      applicationId: null,
      subjectId: errandId,
      personId: errand.personId,
      extra: mandateOf(deciding, errand),
    });
    if ("code" in planned) return planned;
    return accept(planned.facts, () => ({ document: planned.row(), token: "" }), { keep: planned.keep });
  },
};

function mandateOf(deciding: Deciding, errand: ErrandRecord): DocumentExtra {
  const { config, registry, vault } = deciding;
  const text = (textId: string | null) => (textId === null ? null : vault.text(textId));
  const site = config.sites.find(({ id }) => id === errand.fromSiteId)?.name.zh ?? errand.fromSiteId;
  const items = errand.itemIds.map((itemId) => deciding.items.inForce(itemId)?.item.name.zh ?? itemId);
  const person = vault.read(errand.personId);
  const papers = JSON.parse(text(errand.papersTextId) ?? "[]") as GivenPaper[];
  return {
    applicant: person && {
      isOrganisation: false,
      name: person.name ?? "",
      creditCode: null,
      person: {
        name: person.name ?? "",
        idNumber: person.idNumber ?? null,
        phone: person.phone ?? null,
        address: null,
      },
      agent: null,
    },
    materials: papers.map((paper) => ({
      ...paper,
      ...{ form: "纸质", pages: 0, isRequired: true, status: "here" as const, note: "" },
    })),
    errand: {
      site,
      agentName: `工号${registry.staffNumberOf(errand.history[0]?.by ?? "")}`,
      agentPhone: null,
      what: [...items, text(errand.wishTextId) ?? ""].filter(Boolean).join("；"),
      until: errand.dueOn,
    },
  };
}
