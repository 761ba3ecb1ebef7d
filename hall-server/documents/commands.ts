import type { DocumentKind, DocumentRow } from "../contract/documents.ts";
import { accept, type Deciding, type Handlers, refuse } from "../deciding.ts";
import { undrawable } from "../files/drawable.ts";
import { maySee } from "../intake/admission.ts";
import { planDocument } from "./issue.ts";
import { shippedTemplate } from "./shipped.ts";
import { checkedTemplate } from "./template/check.ts";
import { drawTemplate } from "./template-rows.ts";
import { templateId } from "./templates.ts";
import { isTrueOf } from "./when.ts";

export const documentCommands: Handlers<"document:issue" | "template:change" | "template:restore"> = {
  "document:issue": (deciding, { applicationId, kind, extra }) => {
    const record = deciding.intake.application(applicationId);
    const { principal } = deciding;
    // A kiosk hands out papers of what was handed in there.
    const isOwn = principal.role === "kiosk" && record?.begunBy === principal.id;
    if (!record || !(isOwn || maySee(deciding, record))) return refuse("not-found", { what: "application" });
    if (principal.role === "kiosk" && !atKiosks.includes(kind))
      return refuse("not-allowed", { what: "document", because: "kind" });
    if (!isTrueOf(kind, record)) return refuse("wrong-state", { what: "application", state: record.state });
    const unfit = undrawable(deciding, extra?.signatureBlobId);
    if (unfit) return unfit;
    const planned = planDocument(deciding, { kind, applicationId, extra: withoutUndefined(extra ?? {}) });
    if ("code" in planned) return planned;
    return accept(
      planned.facts,
      (): { document: DocumentRow; token: string } => ({ document: planned.row(), token: "" }),
      { keep: planned.keep },
    );
  },

  "template:change": (deciding, { kind, text }) => {
    const { problems } = checkedTemplate(text);
    const [first] = problems;
    if (first) return refuse("invalid-input", { field: "text", because: first.because, line: first.line });
    return change(deciding, kind, text, text === shippedTemplate(kind));
  },

  "template:restore": (deciding, { kind }) => change(deciding, kind, shippedTemplate(kind), true),
};

/** 申请书, 接收凭证, 承诺书, 领件通知: what a person takes along or signs there. */
const atKiosks: readonly DocumentKind[] = [
  "application-form",
  "receipt",
  "promise-form",
  "general-promise",
  "collection-notice",
];

function change(deciding: Deciding, kind: DocumentKind, text: string, isShipped: boolean) {
  const id = templateId(kind, text);
  const data = { kind, templateId: id, isShipped, by: deciding.principal.id };
  return accept([{ name: "template-changed", data }], () => ({ template: drawTemplate(deciding, kind) }), {
    keep: () => deciding.templates.keep(id, text),
  });
}

/** Optional fields that were left out are absent, not undefined. */
function withoutUndefined<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>;
  };
}
