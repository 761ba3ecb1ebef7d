import type { DocumentKind } from "../contract/documents.ts";

/** What is handed out on paper. What stands in a document lies in the vault, its PDF among the hall's files. */
export interface DocumentFacts {
  "document-issued": {
    documentId: string;
    kind: DocumentKind;
    applicationId: string | null;
    /** What else it is about: a handover's or an errand's id. */
    subjectId: string | null;
    /** Whose it is: erased with them. */
    personId: string | null;
    /** 示审受; null for a kind without numbers. `sequence` is 0 then, else one more than the one before it in its year. */
    series: string | null;
    year: number;
    sequence: number;
    number: string;
    templateId: string;
    /** `DocumentValues` as of this moment, JSON. */
    valuesTextId: string;
    seal: { version: number; blobId: string } | null;
    /** Of a person, from a signature pad. */
    signatureBlobId: string | null;
    /** A principal's id; `hall` for what it does by itself. */
    by: string;
  };
  /** Set once; whoever asks gets these bytes from then on. */
  "document-rendered": {
    documentId: string;
    applicationId: string | null;
    /** Of an application: among its files, which go when its time is over or its person is erased. */
    blobId: string | null;
    /** Of anything else: in the vault, which forgets it with its person. */
    pdfTextId: string | null;
  };
  "template-changed": { kind: DocumentKind; templateId: string; isShipped: boolean; by: string };
}

const nothing = () => {};

/** Documents outlive a day: the live state does not know them. */
export const applyDocuments: { [Name in keyof DocumentFacts]: typeof nothing } = {
  "document-issued": nothing,
  "document-rendered": nothing,
  "template-changed": nothing,
};
