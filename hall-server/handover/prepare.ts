/** What may stand on a handover list. */
import type { Items } from "../catalog/versions/items.ts";
import type { HallError } from "../contract/errors.ts";
import type { ApplicationState } from "../contract/intake.ts";
import { type Deciding, refuse } from "../deciding.ts";
import type { ApplicationRecord } from "../intake/record.ts";
import type { ListedPaper } from "./facts.ts";
import { type Holder, heldOf, isNone, isWithin } from "./ledger.ts";

interface Asked {
  applicationId: string;
  /** Without: the result. */
  materialId?: string | undefined;
  originals: number;
  copies: number;
}

/** What the unit decides, it needs the paper for. */
export const wantedAtUnit: readonly ApplicationState[] = ["accepted", "reviewing", "special-step"];

export function listedPaper(
  { intake, items }: Pick<Deciding, "intake" | "items">,
  asked: Asked,
  before: readonly ListedPaper[],
): ListedPaper | HallError {
  const { applicationId, originals, copies } = asked;
  const materialId = asked.materialId ?? null;
  const application = intake.application(applicationId);
  if (!application) return refuse("not-found", { what: "application", id: applicationId });
  const isTwice = before.some((one) => one.applicationId === applicationId && one.materialId === materialId);
  if (isTwice) return refuse("invalid-input", { field: "lines", because: "twice" });
  const name = paperName(items, application, materialId);
  if (name === null) return refuse("not-found", { what: "material", id: materialId });
  if (isNone({ originals, copies })) return refuse("invalid-input", { field: "lines", because: "empty" });
  const { number: applicationNumber } = application;
  return {
    ...{ applicationId, applicationNumber, itemName: application.terms.itemName },
    ...{ materialId, name, originals, copies },
  };
}

/** A material's name as the item had it; for the result the item's name of it. */
export function paperName(
  items: Pick<Items, "at">,
  { terms }: ApplicationRecord,
  materialId: string | null,
): string | null {
  if (materialId === null)
    return items.at(terms.itemId, terms.itemVersion)?.item.result.name ?? terms.itemName;
  return terms.materials.find((material) => material.id === materialId)?.name ?? null;
}

/** Is it with who lists it, and does it belong where it is to go? */
export function isListable(
  { intake, handovers }: Pick<Deciding, "intake" | "handovers">,
  line: ListedPaper,
  { side, unitId, from }: { side: "counter" | "unit"; unitId: string; from: Holder },
): boolean {
  const application = intake.application(line.applicationId);
  if (!application) return false;
  const isWanted =
    side === "unit" || (application.unitId === unitId && wantedAtUnit.includes(application.state));
  return isWanted && isWithin(line, heldOf(handovers.paper.of(line.applicationId), line.materialId, from));
}
