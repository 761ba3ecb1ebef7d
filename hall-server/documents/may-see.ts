import { errandQueries } from "../contract/errands.ts";
import { handoverQueries } from "../contract/handover.ts";
import type { Principal } from "../deciding.ts";
import { askingOf } from "../errands/asking.ts";
import { maySee as maySeeErrand } from "../errands/life-cycle.ts";
import type { Hall } from "../hall.ts";
import { maySee } from "../intake/admission.ts";
import type { IssuedDocument } from "./tables.ts";

type Asked = Pick<Hall, "config" | "registry" | "intake" | "handovers" | "errands">;

/** Who issued it, and whoever may see what it is about: the application, the list or the errand. */
export function maySeeDocument(hall: Asked, principal: Principal, issued: IssuedDocument): boolean {
  if (issued.issued_by === principal.id) return true;
  if (issued.application_id !== null) {
    const record = hall.intake.application(issued.application_id);
    return record !== null && maySee({ principal, registry: hall.registry }, record);
  }
  const subjectId = issued.subject_id ?? "";
  const list = hall.handovers.get(subjectId);
  if (list)
    return handoverQueries["handover:get"].who.includes(principal.role) && isOfUnit(hall, principal, list);
  const errand = hall.errands.get(subjectId);
  return (
    errand !== null &&
    errandQueries["errand:get"].who.includes(principal.role) &&
    maySeeErrand(errand, askingOf(hall, principal))
  );
}

/** Of the back offices those that it goes to or comes from; everybody else who reads lists reads all. */
function isOfUnit({ registry }: Asked, { role, name }: Principal, { unitId }: { unitId: string }): boolean {
  return (role !== "reviewer" && role !== "head") || registry.unitsOf(name).includes(unitId);
}
