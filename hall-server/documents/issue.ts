/** A document is issued: it gets its number, and everything that will stand in it is kept as it is now. */
import type { DocumentExtra, DocumentKind, DocumentRow, DocumentValues } from "../contract/documents.ts";
import type { HallError } from "../contract/errors.ts";
import { type Deciding, refuse } from "../deciding.ts";
import { today } from "../intake/dues.ts";
import type { ApplicationRecord } from "../intake/record.ts";
import type { NewFact } from "../journal/fact.ts";
import type { Vault } from "../people/vault.ts";
import { drawDocument } from "./draw.ts";
import { type SealAnswer, sealFor } from "./seal-for.ts";
import { verifyToken } from "./tokens.ts";
import { valuesOf } from "./values/values-of.ts";

export interface IssueOrder {
  kind: DocumentKind;
  applicationId: string | null;
  /** A handover's or an errand's id, for what is about no single application. */
  subjectId?: string;
  /** Whose it is where there is no application. */
  personId?: string | null;
  extra?: DocumentExtra;
  /** For facts of the same decision that give numbers of the same series: how many before this one. */
  ahead?: number;
}

export interface PlannedDocument {
  documentId: string;
  facts: NewFact[];
  keep: (vault: Vault) => void;
  /** After the facts were applied. */
  row: () => DocumentRow;
}

/** For commands of every module: their facts and the document's are written together. */
export function planDocument(deciding: Deciding, order: IssueOrder): PlannedDocument | HallError {
  const { kind, applicationId } = order;
  const record = applicationId === null ? null : deciding.intake.application(applicationId);
  if (applicationId !== null && !record) return refuse("not-found", { what: "application" });
  const { documents, templates, keys, config, principal } = deciding;
  const template = templates.inForce(kind);
  const head = templates.head(template);
  const content = withDrawable(deciding, valuesOf(deciding, record, order.extra ?? {}));
  const documentId = deciding.newId("d");
  const series = head.series === null ? null : config.documents.word + head.series;
  const year = Number(today(deciding).slice(0, 4));
  const sequence = series === null ? 0 : documents.lastSequence(series, year) + 1 + (order.ahead ?? 0);
  const number = series === null ? "" : `${series}〔${year}〕${sequence}号`;
  const seal = head.hasSeal ? imageOf(sealFor(deciding, kind, sealingRole(deciding, record))) : null;
  const values: DocumentValues = {
    ...content,
    documentId,
    number,
    verifyAddress: `/verify/${verifyToken(keys.documents, documentId)}`,
    seal: seal && { name: seal.name, blobId: seal.blobId },
  };
  const personId = personOf(record, order);
  const valuesTextId = deciding.newId("x");
  return {
    documentId,
    facts: [
      {
        name: "document-issued",
        data: {
          ...{ documentId, kind, applicationId, subjectId: order.subjectId ?? null, personId },
          ...{ series, year, sequence, number, templateId: template.id, valuesTextId },
          seal: seal && { version: seal.version, blobId: seal.blobId },
          signatureBlobId: content.signatureBlobId,
          by: principal.id,
        },
      },
    ],
    keep: (vault) => {
      vault.addText(valuesTextId, personId, JSON.stringify(values));
      templates.keep(template.id, template.text);
    },
    row: () => {
      const issued = documents.document(documentId);
      if (!issued) throw new Error("a document that was just issued is not there");
      return { ...drawDocument(deciding, issued), title: head.title };
    },
  };
}

/** A scan that was taken for a signature is kept with what it proves, and cannot be drawn. One that is gone stays named. */
function withDrawable<Values extends { signatureBlobId: string | null }>(
  { files }: Deciding,
  values: Values,
): Values {
  const { signatureBlobId } = values;
  if (signatureBlobId === null || files.missing([signatureBlobId]).length > 0) return values;
  return files.isPicture(signatureBlobId) ? values : { ...values, signatureBlobId: null };
}

function personOf(record: ApplicationRecord | null, order: IssueOrder): string | null {
  return record?.applicant.personId ?? order.personId ?? null;
}

/** An instant item is decided at the counter, so its decision is sealed there. */
function sealingRole(
  { principal }: Deciding,
  record: ApplicationRecord | null,
): Parameters<typeof sealFor>[2] {
  const isOwnDecision = record?.terms.kind === "instant" && record.decision?.decidedBy === principal.name;
  return isOwnDecision ? "hall" : principal.role;
}

/** Null: its place on the paper stays empty. */
function imageOf(answer: SealAnswer): Extract<SealAnswer, { kind: "sealed" }> | null {
  return answer.kind === "sealed" ? answer : null;
}
