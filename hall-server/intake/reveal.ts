/** What the vault adds to a drawn application: masked people, and the texts whose ids stand in it. */
import type { Application, ApplicationRow } from "../contract/intake.ts";
import { maskName } from "../people/mask.ts";
import type { Vault } from "../people/vault.ts";
import type { Applicant } from "./facts.ts";
import type { ApplicationRecord } from "./record.ts";

/** 张*; of an organisation its name, masked likewise. */
export function maskedApplicant(vault: Vault, applicant: Applicant): string | null {
  if (applicant.personId === null) return null;
  const organisation = organisationOf(vault, applicant);
  if (organisation) return maskName(organisation.name);
  return vault.masked(applicant.personId)?.name ?? null;
}

export function organisationOf(
  vault: Vault,
  { organisationTextId }: Applicant,
): { name: string; creditCode?: string } | null {
  const text = organisationTextId === null ? null : vault.text(organisationTextId);
  return text === null ? null : (JSON.parse(text) as { name: string; creditCode?: string });
}

export function revealedRow<Row extends ApplicationRow>(
  vault: Vault,
  record: ApplicationRecord | null,
  row: Row,
): Row {
  return record ? { ...row, applicant: maskedApplicant(vault, record.applicant) } : row;
}

export function revealed(vault: Vault, record: ApplicationRecord | null, drawn: Application): Application {
  const text = (id: string | null) => (id === null ? null : vault.text(id));
  const { supplement, special, extension, decision, certificate } = drawn;
  return {
    ...revealedRow(vault, record, drawn),
    holder: personOf(vault, record?.applicant.personId ?? null),
    agent: personOf(vault, record?.applicant.agentPersonId ?? null),
    supplement: supplement && { ...supplement, note: text(supplement.note) },
    rightAgency: text(drawn.rightAgency),
    endReason: text(drawn.endReason),
    special: special && { ...special, note: text(special.note) },
    extension: extension && { ...extension, reason: text(extension.reason) ?? "" },
    decision: decision && { ...decision, reason: text(decision.reason) },
    certificate: certificate && { ...certificate, number: text(certificate.number) ?? "" },
    checks: drawn.checks.map((check) => ({ ...check, note: text(check.note) })),
    history: drawn.history.map((entry) => ({ ...entry, note: text(entry.note) })),
  };
}

function personOf(vault: Vault, personId: string | null): Application["holder"] {
  const masked = personId === null ? null : vault.masked(personId);
  return masked && { name: masked.name, idNumber: masked.idNumber, phone: masked.phone };
}
