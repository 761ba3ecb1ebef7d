import type { DocumentPerson } from "../../contract/documents.ts";
import type { Vault } from "../../people/vault.ts";

/** Whole: it is this person's own paper. Null once erased. */
export function personOf(vault: Vault, personId: string | null): DocumentPerson | null {
  const known = personId === null ? null : vault.read(personId);
  if (!known) return null;
  return {
    name: known.name ?? "",
    idNumber: known.idNumber ?? null,
    phone: known.phone ?? null,
    address: null,
  };
}
