/** What belongs to one matter, and who of a parallel review is silent. */

import type { ApplicationState } from "../../contract/intake.ts";
import type { officeQueries as contract, ParallelPart } from "../../contract/office.ts";
import type { Label } from "../../contract/values.ts";
import { refuse } from "../../deciding.ts";
import type { Ask } from "../../queries.ts";
import type { Viewing } from "../../viewing.ts";
import { today } from "../dues.ts";
import { childOf, drawMatter, hasPartIn } from "../matters.ts";
import type { ApplicationRecord } from "../record.ts";
import { placeOf } from "../units.ts";
import { drawRow } from "../wire.ts";

export const officeQueries: { [Name in keyof typeof contract]: Ask<Name> } = {
  "matter:parts": (viewing, { matterId }, principal) => {
    const { hall, config } = viewing;
    const matter = hall.intake.matter(matterId);
    if (!matter) return refuse("not-found", { what: "matter" });
    const children = hall.intake.ofMatter(matterId);
    if (!hasPartIn(hall.intake, { principal, registry: hall.registry }, matterId))
      return refuse("not-found", { what: "matter" });
    const chain = config.intake.chains.find((one) => one.id === matter.chainId);
    return {
      kind: matter.kind,
      name: matter.name,
      dueOn: drawMatter({ intake: hall.intake, config }, matter).dueOn,
      silenceIsConsent: chain?.silenceIsConsent ?? false,
      parts: matter.itemIds.map((itemId) => {
        const child = childOf(children, itemId);
        return child ? begunPart(viewing, child) : notBegun(viewing, itemId);
      }),
    };
  },
};

function begunPart(viewing: Viewing, child: ApplicationRecord): ParallelPart {
  const row = drawRow({ ...viewing, registry: viewing.hall.registry }, child);
  return {
    itemId: child.terms.itemId,
    itemName: child.terms.itemName,
    unitId: child.unitId,
    unitName: unitName(viewing, child.unitId),
    applicationId: child.id,
    state: child.state,
    outcome: row.outcome,
    reviewer: row.reviewer,
    dueOn: row.dueOn,
    remainingDays: row.remainingDays,
    isSilent: owesAnswer(child.state) && child.dueOn !== null && child.dueOn < today(viewing),
    isAgreedBySilence: child.decision !== null && child.decision.decidedBy === null,
  };
}

function notBegun(viewing: Viewing, itemId: string): ParallelPart {
  const version = viewing.hall.items.at(itemId);
  const { unitId } = placeOf(viewing.config, version?.unitIds);
  return {
    itemId,
    itemName: version?.item.name.zh ?? itemId,
    unitId,
    unitName: unitName(viewing, unitId),
    ...{ applicationId: null, state: null, outcome: null, reviewer: null, dueOn: null, remainingDays: null },
    ...{ isSilent: false, isAgreedBySilence: false },
  };
}

/** While the clock stands nobody is late with their answer. */
const owesAnswer = (state: ApplicationState) => state === "accepted" || state === "reviewing";

function unitName({ config }: Viewing, unitId: string | null): Label | null {
  const units = config.offices.flatMap((office) => office.units);
  return units.find((unit) => unit.id === unitId)?.name ?? null;
}
