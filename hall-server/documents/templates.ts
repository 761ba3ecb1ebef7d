import { createHash } from "node:crypto";
import type { DocumentKind } from "../contract/documents.ts";
import type { HallDatabase } from "../journal/database.ts";
import { shippedTemplate } from "./shipped.ts";
import type { DocumentTables } from "./tables.ts";
import type { TemplateHead } from "./template/ast.ts";
import { parseTemplate } from "./template/parse.ts";

export interface TemplateInForce {
  /** Of its text: the same text is the same template. */
  id: string;
  text: string;
  isShipped: boolean;
}

/**
 * Texts of templates: those of the program, and what managers made of them. A text that a document was issued with is kept
 * for ever under its own hash, so that a later program cannot change what was handed out.
 */
export class Templates {
  readonly #tables: DocumentTables;
  readonly #keep;
  readonly #text;
  readonly #heads = new Map<string, TemplateHead>();

  constructor(db: HallDatabase, tables: DocumentTables) {
    this.#tables = tables;
    this.#keep = db.prepare<[string, string]>("insert or ignore into template_texts values (?, ?)");
    this.#text = db.prepare<[string], { content: string }>(
      "select content from template_texts where template_id = ?",
    );
  }

  inForce(kind: DocumentKind): TemplateInForce {
    const change = this.#tables.newestChange(kind);
    const changed = change && change.is_shipped === 0 ? this.text(change.template_id) : null;
    if (change && changed !== null) return { id: change.template_id, text: changed, isShipped: false };
    const text = shippedTemplate(kind);
    return { id: templateId(kind, text), text, isShipped: true };
  }

  /** A text that was kept. */
  text(id: string): string | null {
    return this.#text.get(id)?.content ?? null;
  }

  /** Within the transaction of the fact that names it. */
  keep(id: string, text: string): void {
    this.#keep.run(id, text);
  }

  head({ id, text }: TemplateInForce): TemplateHead {
    const known = this.#heads.get(id);
    if (known) return known;
    const { head } = parseTemplate(text).template;
    this.#heads.set(id, head);
    return head;
  }
}

export function templateId(kind: DocumentKind, text: string): string {
  const hash = createHash("sha256").update(`${kind}\n${text}`).digest("hex");
  return `t${hash.slice(0, 24)}`;
}
