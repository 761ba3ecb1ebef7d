import type { ModuleTables } from "../archive/module-tables.ts";
import type { DocumentKind } from "../contract/documents.ts";
import type { HallDatabase } from "../journal/database.ts";
import type { Fact } from "../journal/fact.ts";

export interface IssuedDocument {
  document_id: string;
  position: number;
  kind: DocumentKind;
  application_id: string | null;
  subject_id: string | null;
  person_id: string | null;
  series: string | null;
  year: number;
  sequence: number;
  number: string;
  template_id: string;
  values_text_id: string;
  seal_blob_id: string | null;
  signature_blob_id: string | null;
  issued_at: number;
  issued_by: string;
  /** The later document of its kind that took its place. */
  superseded_by: string | null;
  blob_id: string | null;
  pdf_text_id: string | null;
}

export interface TemplateChange {
  position: number;
  kind: DocumentKind;
  template_id: string;
  is_shipped: number;
  changed_at: number;
  changed_by: string;
}

/** Issued documents, the numbers that are given out, and the history of templates. Derived: rebuilt from the journal. */
export class DocumentTables implements ModuleTables {
  static readonly names = ["documents", "template_changes"] as const;
  readonly #insert;
  readonly #supersede;
  readonly #rendered;
  readonly #forget;
  readonly #one;
  readonly #ofApplication;
  readonly #ofSubject;
  readonly #lastSequence;
  readonly #change;
  readonly #changes;
  readonly #newest;

  constructor(db: HallDatabase) {
    this.#insert = db.prepare(
      `insert or replace into documents values (@documentId, @position, @kind, @applicationId, @subjectId, @personId, @series,
       @year, @sequence, @number, @templateId, @valuesTextId, @sealBlobId, @signatureBlobId, @at, @by, null, null, null)`,
    );
    this.#supersede = db.prepare(
      `update documents set superseded_by = @documentId
       where kind = @kind and document_id <> @documentId and superseded_by is null and position < @position
       and ((@applicationId is not null and application_id = @applicationId and subject_id is @subjectId)
         or (@applicationId is null and subject_id is not null and subject_id = @subjectId and application_id is null))`,
    );
    this.#rendered = db.prepare<[string | null, string | null, string]>(
      "update documents set blob_id = ?, pdf_text_id = ? where document_id = ?",
    );
    this.#forget = db.prepare<[string]>(
      "update documents set person_id = null, blob_id = null, pdf_text_id = null where person_id = ?",
    );
    this.#one = db.prepare<[string], IssuedDocument>("select * from documents where document_id = ?");
    this.#ofApplication = db.prepare<[string], IssuedDocument>(
      "select * from documents where application_id = ? order by position desc limit 200",
    );
    this.#ofSubject = db.prepare<[string], IssuedDocument>(
      "select * from documents where subject_id = ? order by position desc limit 200",
    );
    this.#lastSequence = db.prepare<[string, number], { last: number | null }>(
      "select max(sequence) as last from documents where series = ? and year = ?",
    );
    this.#change = db.prepare("insert or replace into template_changes values (?, ?, ?, ?, ?, ?)");
    this.#changes = db.prepare<[string], TemplateChange>(
      "select * from template_changes where kind = ? order by position desc limit 100",
    );
    this.#newest = db.prepare<[string], TemplateChange>(
      "select * from template_changes where kind = ? order by position desc limit 1",
    );
  }

  document(documentId: string): IssuedDocument | null {
    return this.#one.get(documentId) ?? null;
  }

  /** Newest first. */
  ofApplication(applicationId: string): IssuedDocument[] {
    return this.#ofApplication.all(applicationId);
  }

  ofSubject(subjectId: string): IssuedDocument[] {
    return this.#ofSubject.all(subjectId);
  }

  /** 0 where the series has none in that year yet. */
  lastSequence(series: string, year: number): number {
    return this.#lastSequence.get(series, year)?.last ?? 0;
  }

  /** Newest first. */
  changes(kind: DocumentKind): TemplateChange[] {
    return this.#changes.all(kind);
  }

  newestChange(kind: DocumentKind): TemplateChange | null {
    return this.#newest.get(kind) ?? null;
  }

  take(fact: Fact): void {
    switch (fact.name) {
      case "document-issued": {
        const { seal, ...data } = fact.data;
        const row = { ...data, sealBlobId: seal?.blobId ?? null, position: fact.position, at: fact.at };
        this.#insert.run(row);
        const { documentId, kind, applicationId, subjectId } = data;
        this.#supersede.run({ documentId, kind, applicationId, subjectId, position: fact.position });
        break;
      }
      case "document-rendered":
        this.#rendered.run(fact.data.blobId, fact.data.pdfTextId, fact.data.documentId);
        break;
      case "template-changed": {
        const { kind, templateId, isShipped, by } = fact.data;
        this.#change.run(fact.position, kind, templateId, isShipped ? 1 : 0, fact.at, by);
        break;
      }
      case "person-erased":
        this.#forget.run(fact.data.personId);
        break;
      default:
        break;
    }
  }
}
