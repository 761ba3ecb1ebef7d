import { unitName } from "../catalog/units-of.ts";
import { type Principal, refuse } from "../deciding.ts";
import { maySee } from "../intake/admission.ts";
import { today } from "../intake/dues.ts";
import { maskedApplicant } from "../intake/reveal.ts";
import { allUnitIds } from "../intake/units.ts";
import type { Ask } from "../queries.ts";
import type { Viewing } from "../viewing.ts";
import { type PaperPlace, partsOf } from "./ledger.ts";
import { paperName, wantedAtUnit } from "./prepare.ts";
import { readingOf, wireHandover, wireRow } from "./wire.ts";

/** Sorts of paper that are looked through for one answer. */
const mostPapers = 2_000;
const mostApplications = 200;

const listHandovers: Ask<"handovers:list"> = (viewing, input, principal) => {
  const reading = readingOf(viewing, principal);
  const own = ownUnits(viewing, principal);
  const unitIds = input.unitId === undefined ? own : own && !own.includes(input.unitId) ? [] : [input.unitId];
  const found = viewing.hall.handovers.list(
    { state: input.state, unitIds, trouble: input.isTrouble ? troubleFor(viewing) : undefined },
    Number(input.cursor ?? Number.MAX_SAFE_INTEGER) || 0,
    input.limit,
  );
  return {
    handovers: found.map(({ record }) => wireRow(reading, record)),
    cursor: found.length === input.limit ? String(found.at(-1)?.position ?? "") : null,
  };
};

const troubleFor = (viewing: Viewing) => ({ before: today(viewing), knownUnits: allUnitIds(viewing.config) });

const getHandover: Ask<"handover:get"> = (viewing, { handoverId }, principal) => {
  const record = viewing.hall.handovers.get(handoverId);
  const own = ownUnits(viewing, principal);
  if (!record || (own && !own.includes(record.unitId)))
    return refuse("not-found", { what: "handover", id: handoverId });
  return { handover: wireHandover(readingOf(viewing, principal), record) };
};

/** From the counter: what units need and have not got. From a unit: all that lies there. */
const waitingPaper: Ask<"handovers:waiting"> = (viewing, _input, principal) => {
  const { hall, config } = viewing;
  const own = ownUnits(viewing, principal);
  const places =
    own === undefined
      ? hall.handovers.paper.atCounterFor(wantedAtUnit, mostPapers)
      : own.flatMap((unitId) => hall.handovers.paper.heldBy(`unit:${unitId}`, mostPapers));
  const units = new Map<string, Map<string, PaperPlace[]>>();
  for (const place of places) {
    const unitId =
      own === undefined
        ? hall.intake.application(place.applicationId)?.unitId
        : partsOf(place.holder).holderId;
    if (!unitId) continue;
    const applications = units.get(unitId) ?? new Map<string, PaperPlace[]>();
    units.set(unitId, applications);
    const lines = applications.get(place.applicationId) ?? [];
    lines.push(place);
    applications.set(place.applicationId, lines);
  }
  return {
    units: [...units].map(([unitId, applications]) => ({
      unitId,
      unitName: unitName(config, unitId),
      applications: [...applications]
        .slice(0, mostApplications)
        .flatMap(([applicationId, lines]) => listed(viewing, applicationId, lines)),
    })),
  };
};

const wherePaper: Ask<"paper:where"> = ({ hall }, { applicationId }, principal) => {
  const application = hall.intake.application(applicationId);
  if (!application || !maySee({ principal, registry: hall.registry }, application))
    return refuse("not-found", { what: "application", id: applicationId });
  return {
    sheets: hall.handovers.paper.of(applicationId).map(({ materialId, holder, originals, copies }) => ({
      ...{ materialId, originals, copies },
      name: paperName(hall.items, application, materialId) ?? "",
      ...partsOf(holder),
    })),
  };
};

export const handoverQueryHandlers = {
  "handovers:list": listHandovers,
  "handover:get": getHandover,
  "handovers:waiting": waitingPaper,
  "paper:where": wherePaper,
};

function listed({ hall }: Viewing, applicationId: string, places: readonly PaperPlace[]) {
  const application = hall.intake.application(applicationId);
  if (!application) return [];
  return [
    {
      applicationId,
      number: application.number,
      itemName: application.terms.itemName,
      applicant: maskedApplicant(hall.vault, application.applicant),
      lines: places.map(({ materialId, originals, copies }) => ({
        ...{ materialId, originals, copies },
        name: paperName(hall.items, application, materialId) ?? "",
      })),
    },
  ];
}

/** Those of a reviewer or head; undefined: everybody's. */
function ownUnits({ hall }: Viewing, { role, name }: Principal): readonly string[] | undefined {
  return role === "reviewer" || role === "head" ? hall.registry.unitsOf(name) : undefined;
}
