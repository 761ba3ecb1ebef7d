import type { z } from "zod";
import type { DocumentKind, templateRow } from "../contract/documents.ts";
import type { Deciding } from "../deciding.ts";
import { byOf } from "./draw.ts";

export function drawTemplate(
  { templates, documents, iso, registry }: Pick<Deciding, "templates" | "documents" | "iso" | "registry">,
  kind: DocumentKind,
): z.infer<typeof templateRow> {
  const template = templates.inForce(kind);
  const change = documents.newestChange(kind);
  return {
    kind,
    title: templates.head(template).title,
    version: template.id,
    isShipped: template.isShipped,
    changedAt: change && iso(change.changed_at),
    by: change && byOf(registry, change.changed_by),
  };
}
