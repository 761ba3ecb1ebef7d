/** Which seal a document carries. Whoever issues documents asks here; nobody else gets the image. */
import type { DocumentKind } from "../contract/documents.ts";
import type { Role } from "../contract/roles.ts";
import type { Deciding } from "../deciding.ts";

export type SealAnswer =
  /** The hall's file says that documents of this kind carry none. */
  | { kind: "none" }
  /** It carries one, and this role may not bring it onto it. */
  | { kind: "not-entitled" }
  /** It carries one, and none is kept: the place for it stays empty, to be sealed by hand. */
  | { kind: "by-hand" }
  | { kind: "sealed"; version: number; name: string; blobId: string };

/** `role`: whose issue it is; the hall's own (by time) carries what its decision would have carried. */
export function sealFor(
  { config, seals, vault }: Pick<Deciding, "config" | "seals" | "vault">,
  kind: DocumentKind,
  role: Role | "hall",
): SealAnswer {
  const rules = config.seal.uses.filter(({ documents }) => documents.includes(kind));
  if (rules.length === 0) return { kind: "none" };
  const isEntitled = role === "hall" || rules.some(({ roles }) => roles.some((one) => one === role));
  if (!isEntitled) return { kind: "not-entitled" };
  const current = seals.current();
  if (!current) return { kind: "by-hand" };
  const name = vault.text(current.name_text_id) ?? "";
  return { kind: "sealed", version: current.version, name, blobId: current.blob_id };
}
