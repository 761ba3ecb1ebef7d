import { officeLists } from "../../contract/lists.ts";
import type { OfficeList, OfficeRow } from "../../contract/office.ts";
import type { ViewValue } from "../../contract/views.ts";
import type { Registry, StaffMember } from "../../people/registry.ts";
import { hallHead, type ViewDefinitions, type Viewing } from "../../viewing.ts";
import { today } from "../dues.ts";
import { rowOf } from "../queries.ts";
import { type ApplicationRecord, openGaps } from "../record.ts";
import { type UnitList, unitLists } from "./rows.ts";
import { staffOf } from "./staff-of.ts";

type Work = ViewValue<"office">;

/** Of each list of each unit, and of one's own. */
const mostOfList = 60;
/** Of all of them together. */
const mostRows = 300;
const mostPeople = 200;
const daysLookedBack = 6;

export const officeViews: ViewDefinitions<"office"> = {
  office: {
    admit: (viewing, { staffNumber }, principal) => {
      if (principal.staffNumber !== staffNumber) return "not-allowed";
      return staffOf(viewing.hall.registry, staffNumber) ? null : "not-found";
    },
    draw: (viewing, { staffNumber }) => {
      const member = staffOf(viewing.hall.registry, staffNumber);
      const unitIds = member ? viewing.hall.registry.unitsOf(member.staffId) : [];
      const isHead = member?.role === "head";
      const day = today(viewing);
      const records = urgentFirst(viewing, unitIds, isHead ? null : (member?.staffId ?? null), day);
      const rows = records.map((record) => lineOf(viewing, record, { member, day }));
      const places = viewing.config.offices.flatMap((office) =>
        office.units.filter((unit) => unitIds.includes(unit.id)).map((unit) => ({ office, unit })),
      );
      return {
        hall: hallHead(viewing),
        staffNumber,
        role: isHead ? "head" : "reviewer",
        today: day,
        offices: distinct(places.map(({ office }) => ({ id: office.id, name: office.name }))),
        units: distinct(places.map(({ unit }) => ({ id: unit.id, name: unit.name }))),
        ...countsOf(viewing, unitIds, { member, day, rows }),
        rows,
        people: isHead ? peopleOf(viewing, unitIds, day) : [],
      };
    },
  },
};

/** Of every list its most urgent lines, each line once, by due date; without a date first, since nobody counts it. */
function urgentFirst(
  { hall }: Viewing,
  unitIds: readonly string[],
  reviewer: string | null,
  day: string,
): ApplicationRecord[] {
  const { office } = hall.intake;
  const found = new Map<string, ApplicationRecord>();
  const add = (records: readonly ApplicationRecord[]) => {
    for (const record of records) found.set(record.id, record);
  };
  if (reviewer !== null)
    add(
      office.mine(reviewer, mostOfList).filter(({ unitId }) => unitId !== null && unitIds.includes(unitId)),
    );
  for (const unitId of unitIds)
    for (const list of unitLists) add(office.lines(list, { unitId, today: day }, mostOfList));
  return [...found.values()]
    .toSorted((a, b) => (a.dueOn ?? "").localeCompare(b.dueOn ?? "") || a.seq - b.seq)
    .slice(0, mostRows);
}

interface Whose {
  member: StaffMember | null;
  day: string;
}

function lineOf(viewing: Viewing, record: ApplicationRecord, whose: Whose): OfficeRow {
  const row = rowOf(viewing, record);
  const { special, extension, matterId, urgedAt } = record;
  return {
    ...row,
    lists: officeLists.filter((list) => isOn(list, record, row, whose)),
    special: special && { kind: special.kind, since: special.since, expectedDays: special.expectedDays },
    extension: extension && { days: extension.days, isApproved: extension.isApproved },
    matterKind: matterId === null ? null : record.terms.isParallel ? "parallel" : "chain",
    urgedAt: urgedAt === null ? null : viewing.iso(urgedAt),
    happened: record.history.length,
  };
}

function isOn(
  list: OfficeList,
  record: ApplicationRecord,
  { light }: Pick<OfficeRow, "light">,
  { member, day }: Whose,
): boolean {
  const { state, dueOn, decision } = record;
  const isRunning = (state === "accepted" || state === "reviewing") && dueOn !== null;
  const isOwn = member !== null && record.reviewer === member.staffId;
  switch (list) {
    case "late":
      return isRunning && dueOn < day;
    case "today":
      return isRunning && dueOn === day;
    case "soon":
      return isRunning && dueOn > day && light === "yellow";
    case "new":
      return state === "accepted";
    case "mine":
      return isOwn && (state === "reviewing" || state === "special-step");
    case "confirm":
      return state === "reviewing" && decision !== null && decision.confirmedBy === null && !isOwn;
    case "extension":
      return record.extension?.isApproved === null;
    case "special":
      return state === "special-step";
    case "gaps":
      return openGaps(record).length > 0;
    case "parallel":
      return record.terms.isParallel;
    case "make":
      return state === "decided";
    default:
      return list satisfies never;
  }
}

/** Exact but for `soon`, of which only the lines that are shown are known, and for proposals of one's own. */
function countsOf(
  { hall }: Viewing,
  unitIds: readonly string[],
  { member, day, rows }: Whose & { rows: readonly OfficeRow[] },
): Pick<Work, "counts" | "total"> {
  const { office } = hall.intake;
  const sum = (list: UnitList | "open") =>
    unitIds.reduce((all, unitId) => all + office.count(list, { unitId, today: day }), 0);
  const shown = (list: OfficeList) => rows.filter((row) => row.lists.includes(list)).length;
  const isReviewer = member?.role === "reviewer";
  return {
    total: sum("open"),
    counts: {
      late: sum("late"),
      today: sum("today"),
      soon: shown("soon"),
      new: sum("new"),
      mine: member && isReviewer ? office.load(member.staffId, day).open : 0,
      confirm: isReviewer ? shown("confirm") : sum("confirm"),
      extension: sum("extension"),
      special: sum("special"),
      gaps: sum("gaps"),
      parallel: sum("parallel"),
      make: sum("make"),
    },
  };
}

function peopleOf(viewing: Viewing, unitIds: readonly string[], day: string): Work["people"] {
  const { hall, config } = viewing;
  const since = daysBefore(day, daysLookedBack);
  return reviewersOf(hall.registry, unitIds)
    .slice(0, mostPeople)
    .map(({ staffId, staffNumber }) => ({
      staffNumber,
      name: config.policy.showsStaffNames ? hall.registry.staffName(staffId) : null,
      unitIds: hall.registry.unitsOf(staffId).filter((unitId) => unitIds.includes(unitId)),
      ...hall.intake.office.load(staffId, day),
      decided: hall.intake.office.decidedSince(staffId, since),
    }));
}

/** Who works for any of these units, by staff number. */
function reviewersOf(registry: Registry, unitIds: readonly string[]): StaffMember[] {
  return registry
    .allStaff()
    .filter((one) => one.isActive && one.role === "reviewer")
    .filter((one) => one.unitIds.some((unitId) => unitIds.includes(unitId)))
    .toSorted((a, b) => a.staffNumber.localeCompare(b.staffNumber, "en", { numeric: true }));
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

const distinct = <Named extends { id: string }>(all: readonly Named[]): Named[] => [
  ...new Map(all.map((one) => [one.id, one])).values(),
];
