import { readFileSync } from "node:fs";
import type { DocumentKind } from "../contract/documents.ts";

const known = new Map<DocumentKind, string>();

/** The template that came with the program: `hall-server/halls/documents/<kind>.txt`. */
export function shippedTemplate(kind: DocumentKind): string {
  const text =
    known.get(kind) ?? readFileSync(new URL(`../halls/documents/${kind}.txt`, import.meta.url), "utf8");
  known.set(kind, text);
  return text;
}
