import { errandQueries } from "../contract/errands.ts";
import type { Principal } from "../deciding.ts";
import { askingOf } from "../errands/asking.ts";
import { maySee as maySeeErrand } from "../errands/life-cycle.ts";
import type { Hall } from "../hall.ts";
import { maySee } from "../intake/admission.ts";
import type { FactName } from "../journal/fact.ts";
import type { Owner } from "./references.ts";

/** A file that no id belongs to is named by its fact. */
const sealOwner: FactName = "seal-kept";

export const isSealOwner = ({ kind, id }: Owner): boolean => kind === "other" && id === sealOwner;

/** Whoever sees an application or an errand sees its pages; forms of items, receipts and the like are the staff's. */
export function maySeeFilesOf(
  { config, intake, errands, registry }: Pick<Hall, "config" | "intake" | "errands" | "registry">,
  principal: Principal,
  owner: Owner,
): boolean {
  switch (owner.kind) {
    case "application": {
      const record = intake.application(owner.id);
      return record !== null && maySee({ principal, registry }, record);
    }
    case "errand": {
      const errand = errands.get(owner.id);
      return (
        errand !== null &&
        errandQueries["errand:get"].who.includes(principal.role) &&
        maySeeErrand(errand, askingOf({ config, registry }, principal))
      );
    }
    case "other":
      // The seal is nowhere but on documents.
      if (isSealOwner(owner)) return principal.role === "manager";
      return ["clerk", "reviewer", "head", "manager", "supervisor"].includes(principal.role);
    default:
      return owner.kind satisfies never;
  }
}
