/**
 * Applications as pages see them. Drawn first without anything of the vault (ids of texts stand where texts will), which is
 * what may be remembered; `revealed` puts in what the vault has, masked, each time that it is given out.
 */
import type { HallConfig } from "../catalog/config.ts";
import type { Application, ApplicationRow } from "../contract/intake.ts";
import type { Registry } from "../people/registry.ts";
import { lightOf } from "../working-days/lights.ts";
import { remainingToday } from "../working-days/suspension.ts";
import { type Admitting, mayDo } from "./admission.ts";
import { calendarOf, today } from "./dues.ts";
import { actNames, isOpen } from "./life-cycle.ts";
import { type ApplicationRecord, isHere, openGaps } from "./record.ts";

export interface Drawing {
  config: HallConfig;
  now: number;
  iso: (at: number) => string;
  registry: Registry;
}

export function drawRow(drawing: Drawing, record: ApplicationRecord): ApplicationRow {
  const { iso, registry } = drawing;
  const numberOf = (staffId: string | null) => (staffId === null ? null : registry.staffNumberOf(staffId));
  return {
    id: record.id,
    number: record.number,
    itemId: record.terms.itemId,
    itemName: record.terms.itemName,
    state: record.state,
    isInstant: record.terms.kind === "instant",
    channel: record.channel,
    applicant: null,
    receivedAt: iso(record.receivedAt),
    acceptedOn: record.acceptedOn,
    ...clockOf(drawing, record),
    unitId: record.unitId,
    officeId: record.officeId,
    clerk: numberOf(record.clerk),
    reviewer: numberOf(record.reviewer),
    outcome: record.state === "reviewing" ? null : (record.decision?.outcome ?? null),
    hasGaps: openGaps(record).length > 0,
    matterId: record.matterId,
  };
}

/** The clock runs from acceptance to decision; afterwards the date stays, and no light burns. */
export function clockOf(
  drawing: Pick<Drawing, "config" | "now">,
  record: ApplicationRecord,
): Pick<ApplicationRow, "dueOn" | "remainingDays" | "light"> {
  const { dueOn, terms, special, state } = record;
  const runs =
    state === "accepted" || state === "reviewing" || state === "special-step" || state === "received";
  if (dueOn === null || !runs) return { dueOn, remainingDays: null, light: null };
  const { config } = drawing;
  const clock = { due: dueOn, pausedSince: special?.since ?? null };
  const remaining = remainingToday(calendarOf(config), today(drawing), clock);
  if (!remaining.ok) return { dueOn, remainingDays: null, light: null };
  return {
    dueOn,
    remainingDays: remaining.value,
    light: lightOf(remaining.value, terms.days, config.timeLimits),
  };
}

export function drawApplication(drawing: Drawing & Admitting, record: ApplicationRecord): Application {
  const { iso, registry } = drawing;
  const { supplement, gaps, special, extension, decision, certificate } = record;
  return {
    ...drawRow(drawing, record),
    itemVersion: record.terms.itemVersion,
    ticketId: record.ticketId,
    applicantKind: record.applicant.kind,
    holder: null,
    agent: null,
    materials: drawMaterials(drawing, record),
    filledFields: record.filledFields,
    wish: { way: record.wish.way, hasAddress: record.wish.addressTextId !== null },
    supplement: supplement && {
      toldAt: iso(supplement.toldAt),
      materialIds: supplement.materialIds,
      note: supplement.noteTextId,
      until: supplement.until,
      rounds: supplement.rounds,
    },
    gaps: gaps && {
      materialIds: gaps.materialIds,
      until: gaps.until,
      broughtAt: gaps.broughtAt === null ? null : iso(gaps.broughtAt),
    },
    isPromise: record.isPromise,
    needsTwoReviewers: record.terms.needsTwoReviewers,
    isDeemed: record.isDeemed,
    limitDays: record.terms.days,
    pausedDays: pausedDays(drawing.config, record),
    urgedAt: record.urgedAt === null ? null : iso(record.urgedAt),
    answerBy: record.answerBy,
    deliverBy: isOpen(record.state) ? record.deliverBy : null,
    rightAgency: record.rightAgencyTextId,
    endReason: record.endReasonTextId,
    special: special && {
      kind: special.kind,
      since: special.since,
      expectedDays: special.expectedDays,
      note: special.noteTextId,
    },
    extension: extension && {
      days: extension.days,
      reason: extension.reasonTextId,
      askedBy: registry.staffNumberOf(extension.askedBy),
      isApproved: extension.isApproved,
    },
    decision: decision && {
      outcome: decision.outcome,
      reason: decision.reasonTextId,
      decidedBy: decision.decidedBy === null ? "hall" : registry.staffNumberOf(decision.decidedBy),
      decidedAt: iso(decision.decidedAt),
      needsSecond: decision.needsSecond,
      confirmedBy: decision.confirmedBy === null ? null : registry.staffNumberOf(decision.confirmedBy),
    },
    certificate:
      certificate?.numberTextId != null
        ? { number: certificate.numberTextId, validTo: certificate.validTo, madeAt: iso(certificate.madeAt) }
        : null,
    checks: record.checks.map(({ at, by, noteTextId, blobIds }) => ({
      at: iso(at),
      by: whoIs(registry, by),
      note: noteTextId,
      blobIds,
    })),
    history: record.history.map(({ at, what, by, noteTextId }) => ({
      at: iso(at),
      what,
      by: whoIs(registry, by),
      note: noteTextId,
    })),
    may: mayDo(drawing, actNames, record).filter((name) => name.startsWith("application:")),
  };
}

/** What the due date has more than the limit and an extension give. */
function pausedDays(config: HallConfig, { acceptedOn, dueOn, terms, extension }: ApplicationRecord): number {
  if (acceptedOn === null || dueOn === null) return 0;
  const all = calendarOf(config).between(acceptedOn, dueOn);
  const given = terms.days + (extension?.isApproved ? extension.days : 0);
  return all.ok ? Math.max(0, all.value - given) : 0;
}

/** A staff number, the hall itself, or the person at a kiosk. */
export function whoIs(registry: Registry, by: string): string {
  if (by === "hall") return by;
  return by.startsWith("staff:") ? registry.staffNumberOf(by.slice("staff:".length)) : "person";
}

function drawMaterials({ iso }: Drawing, record: ApplicationRecord): Application["materials"] {
  return record.terms.materials.map((asked) => {
    const material = record.materials[asked.id];
    return {
      materialId: asked.id,
      name: asked.name,
      isRequired: asked.isRequired,
      status: statusOf(record, asked),
      blobIds: material?.blobIds ?? [],
      originals: material?.originals ?? 0,
      copies: material?.copies ?? 0,
      reusedFrom: material?.reusedFrom ?? null,
      isElectronicLicence: material?.isElectronicLicence ?? false,
      validTo: material?.validTo ?? null,
      handedInAt: material?.handedInAt == null ? null : iso(material.handedInAt),
    };
  });
}

function statusOf(
  record: ApplicationRecord,
  { id, isRequired }: { id: string; isRequired: boolean },
): Application["materials"][number]["status"] {
  if (isHere(record.materials[id])) return "here";
  if (record.promised.includes(id)) return "promised";
  if (record.gaps?.materialIds.includes(id)) return "gap";
  return isRequired || record.supplement?.materialIds.includes(id) ? "missing" : "not-needed";
}
