/** PDFs of issued documents: made once, when first asked for, from what was kept at the issue; the same bytes ever after. */
import type { DocumentKind, DocumentValues, TemplateProblem } from "../contract/documents.ts";
import type { Hall } from "../hall.ts";
import { newId } from "../new-id.ts";
import { examplesFor } from "./example-values.ts";
import type { IssuedDocument } from "./tables.ts";
import { Typesetter } from "./typesetter.ts";

/** `removed`: its person was erased, or its files' time is over. */
export type PdfFailure = "not-found" | "removed" | "busy" | "failed";

export class DocumentPdfs {
  readonly #hall: Hall;
  readonly #typesetter = new Typesetter();
  readonly #making = new Map<string, Promise<Buffer | PdfFailure>>();

  constructor(hall: Hall) {
    this.#hall = hall;
  }

  /** `address`: under which people reach the hall, for the QR code: `https://hall.example`. */
  async pdf(documentId: string, address: string): Promise<Buffer | PdfFailure> {
    const hall = this.#hall;
    const issued = hall.documents.document(documentId);
    if (!issued) return "not-found";
    if (issued.blob_id !== null) return hall.files.store.get(issued.blob_id)?.content ?? "removed";
    if (issued.pdf_text_id !== null) return keptIn(hall, issued.pdf_text_id) ?? "removed";
    const making = this.#making.get(documentId) ?? this.#make(issued, address);
    this.#making.set(documentId, making);
    try {
      return await making;
    } finally {
      this.#making.delete(documentId);
    }
  }

  /** A text that is not saved yet, filled with examples. */
  async preview(
    kind: DocumentKind,
    template: string,
  ): Promise<Buffer | { problems: TemplateProblem[] } | PdfFailure> {
    const values = examplesFor(kind);
    const set = await this.#typesetter.render({
      ...{ template, values, seal: null, signature: null, isPreview: true },
    });
    if (set.ok) return Buffer.from(set.pdf);
    return "problems" in set ? { problems: set.problems } : set.because;
  }

  close(): Promise<void> {
    return this.#typesetter.close();
  }

  async #make(issued: IssuedDocument, address: string): Promise<Buffer | PdfFailure> {
    const hall = this.#hall;
    const kept = hall.vault.text(issued.values_text_id);
    const template = hall.templates.text(issued.template_id);
    if (kept === null || template === null) return "removed";
    const values = JSON.parse(kept) as DocumentValues;
    const picture = (blobId: string | null) =>
      blobId === null ? null : (hall.files.store.get(blobId)?.content ?? null);
    const [seal, signature] = [picture(issued.seal_blob_id), picture(issued.signature_blob_id)];
    // What was signed and sealed is nothing else without them: its files' time was over before anybody asked for it.
    const isLess =
      (issued.seal_blob_id !== null && !seal) || (issued.signature_blob_id !== null && !signature);
    if (isLess) return "removed";
    const set = await this.#typesetter.render({
      template,
      values: { ...values, verifyAddress: address + values.verifyAddress },
      seal,
      signature,
      isPreview: false,
    });
    if (!set.ok) return "because" in set ? set.because : "failed";
    const pdf = Buffer.from(set.pdf);
    const { document_id: documentId, application_id: applicationId } = issued;
    const blobId = applicationId === null ? null : hall.files.store.put(pdf).blobId;
    const pdfTextId = applicationId === null ? newId("x") : null;
    const data = { documentId, applicationId, blobId, pdfTextId };
    const isKept = hall.note({ name: "document-rendered", data }, () => {
      // Its person may have been erased while it was set.
      const isThere = hall.vault.text(issued.values_text_id) !== null;
      if (isThere && pdfTextId) hall.vault.addText(pdfTextId, issued.person_id, pdf.toString("base64"));
      return isThere;
    });
    return isKept ? pdf : "removed";
  }
}

function keptIn(hall: Hall, textId: string): Buffer | null {
  const text = hall.vault.text(textId);
  return text === null ? null : Buffer.from(text, "base64");
}
