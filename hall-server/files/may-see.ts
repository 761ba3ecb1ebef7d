import type { Principal } from "../deciding.ts";
import { type Admitting, maySee } from "../intake/admission.ts";
import type { ApplicationRecord } from "../intake/record.ts";
import type { Owner } from "./references.ts";

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
      return ["clerk", "reviewer", "head", "manager", "supervisor"].includes(principal.role);
    default:
      return owner.kind satisfies never;
  }
}
