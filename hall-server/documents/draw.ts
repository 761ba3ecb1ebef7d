import type { DocumentRow } from "../contract/documents.ts";
import type { Deciding } from "../deciding.ts";
import type { IssuedDocument } from "./tables.ts";

type Drawing = Pick<Deciding, "iso" | "registry" | "templates">;

/** A line of a list; the title is that of the template that it was issued with. */
export function drawDocument({ iso, registry, templates }: Drawing, issued: IssuedDocument): DocumentRow {
  const text = templates.text(issued.template_id);
  return {
    documentId: issued.document_id,
    kind: issued.kind,
    title: text === null ? "" : templates.head({ id: issued.template_id, text, isShipped: false }).title,
    number: issued.number,
    applicationId: issued.application_id,
    issuedAt: iso(issued.issued_at),
    by: byOf(registry, issued.issued_by),
    isSuperseded: issued.superseded_by !== null,
  };
}

/** A staff number; of a device what it is. */
export function byOf(registry: Drawing["registry"], principalId: string): string {
  const [kind = "", name = ""] = principalId.split(":");
  return kind === "staff" ? registry.staffNumberOf(name) : kind === "device" ? "kiosk" : principalId;
}
