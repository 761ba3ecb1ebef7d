import type { Principal } from "../deciding.ts";
import { type Admitting, maySee } from "../intake/admission.ts";
import type { ApplicationRecord } from "../intake/record.ts";
import type { FactName } from "../journal/fact.ts";
import type { Owner } from "./references.ts";

/** A file that no id belongs to is named by its fact. */
const sealOwner: FactName = "seal-kept";

export const isSealOwner = ({ kind, id }: Owner): boolean => kind === "other" && id === sealOwner;

/** Whoever sees an application sees its pages; forms of items, receipts and the like are the staff's. */
export function maySeeFilesOf(
  {
    application,
    registry,
  }: {
    application: (id: string) => ApplicationRecord | null;
    registry: Admitting["registry"];
  },
  principal: Principal,
  owner: Owner,
): boolean {
  switch (owner.kind) {
    case "application": {
      const record = application(owner.id);
      return record !== null && maySee({ principal, registry }, record);
    }
    case "other":
      // The seal is nowhere but on documents.
      if (isSealOwner(owner)) return principal.role === "manager";
      return ["clerk", "reviewer", "head", "manager", "supervisor"].includes(principal.role);
    default:
      return owner.kind satisfies never;
  }
}
