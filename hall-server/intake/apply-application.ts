/** Facts → the application as it is after them. Pure: the same facts always give the same record. */
import type { HandedInMaterial } from "./facts.ts";
import { addHistory } from "./history.ts";
import { type ApplicationRecord, type IntakeFact, type MaterialRecord, openGaps } from "./record.ts";

/** The application after this fact; null for what is about none. */
export function applyApplication(
  before: ApplicationRecord | null,
  fact: IntakeFact,
): ApplicationRecord | null {
  if (fact.name === "application-submitted" || fact.name === "application-received") return begin(fact);
  if (!before || fact.name === "matter-opened") return before;
  return addHistory({ ...before, ...changeOf(before, fact) }, fact);
}

function begin(
  fact: Extract<IntakeFact, { name: "application-submitted" | "application-received" }>,
): ApplicationRecord {
  const { data } = fact;
  const atCounter = fact.name === "application-received" ? fact.data : null;
  return addHistory(
    {
      id: data.applicationId,
      seq: fact.position,
      number: data.number,
      state: atCounter ? "received" : "submitted",
      terms: data.terms,
      applicant: data.applicant,
      channel: data.channel,
      ticketId: atCounter?.ticketId ?? null,
      matterId: atCounter?.matterId ?? null,
      counterId: atCounter?.counterId ?? null,
      receivedAt: fact.at,
      receivedOn: data.receivedOn,
      unitId: data.unitId,
      officeId: data.officeId,
      clerk: atCounter?.clerk ?? null,
      reviewer: null,
      begunBy: data.by,
      fieldsTextId: data.fieldsTextId,
      filledFields: data.filledFields,
      wish: data.wish,
      materials: merged({}, data.materials, fact.at),
      answerBy: data.answerBy,
      acceptedOn: null,
      dueOn: null,
      deliverBy: null,
      isPromise: fact.name === "application-submitted" && fact.data.isPromise,
      promised: [],
      isDeemed: false,
      supplement: null,
      gaps: null,
      special: null,
      pauses: [],
      extension: null,
      decision: null,
      recused: [],
      certificate: null,
      rightAgencyTextId: null,
      endReasonTextId: null,
      signatureBlobId: null,
      sentTo: null,
      urgedAt: null,
      checks: [],
      history: [],
    },
    fact,
  );
}

type Changing = Exclude<
  IntakeFact,
  { name: "application-submitted" | "application-received" | "matter-opened" }
>;

function changeOf(before: ApplicationRecord, fact: Changing): Partial<ApplicationRecord> {
  switch (fact.name) {
    case "application-taken-in": {
      const { data } = fact;
      return {
        state: "received",
        ticketId: data.ticketId,
        matterId: data.matterId ?? before.matterId,
        counterId: data.counterId,
        clerk: data.clerk,
        ...fieldsOf(data.fieldsTextId, data.filledFields),
        materials: merged(before.materials, data.materials, fact.at),
        wish: data.wish ?? before.wish,
        answerBy: data.answerBy,
      };
    }
    case "application-pre-refused":
      return { state: "pre-refused", answerBy: null, endReasonTextId: fact.data.reasonTextId };
    case "application-amended": {
      const { data } = fact;
      const isComplete = before.state === "supplementing" && data.completeOn !== null;
      const materials = merged(before.materials, data.materials, fact.at);
      return {
        ...fieldsOf(data.fieldsTextId, data.filledFields),
        materials,
        gaps: gapsAfter({ ...before, materials }, fact.at),
        wish: data.wish ?? before.wish,
        ...(isComplete && before.supplement
          ? {
              state: "received" as const,
              answerBy: data.answerBy,
              supplement: { ...before.supplement, completeOn: data.completeOn },
            }
          : {}),
      };
    }
    case "application-accepted": {
      const { data } = fact;
      return {
        state: "accepted",
        answerBy: null,
        acceptedOn: data.acceptedOn,
        dueOn: data.dueOn,
        gaps: data.gaps ? { ...data.gaps, broughtAt: null } : before.gaps,
        isPromise: data.isPromise,
        promised: data.promised,
        clerk: before.clerk ?? data.clerk,
      };
    }
    case "application-deemed-accepted":
      return {
        state: "accepted",
        answerBy: null,
        isDeemed: true,
        acceptedOn: fact.data.acceptedOn,
        dueOn: fact.data.dueOn,
      };
    case "missing-told": {
      const { materialIds, noteTextId, days, until } = fact.data;
      const rounds = (before.supplement?.rounds ?? 0) + 1;
      return {
        state: "supplementing",
        answerBy: null,
        acceptedOn: null,
        dueOn: null,
        supplement: { toldAt: fact.at, materialIds, noteTextId, days, until, rounds, completeOn: null },
      };
    }
    case "intake-refused":
      return {
        state: "not-accepted",
        answerBy: null,
        dueOn: null,
        endReasonTextId: fact.data.reasonTextId,
        rightAgencyTextId: fact.data.rightAgencyTextId,
      };
    case "instant-finished": {
      const { data } = fact;
      return {
        state: "delivered",
        answerBy: null,
        acceptedOn: before.acceptedOn ?? data.on,
        dueOn: before.dueOn ?? data.on,
        clerk: before.clerk ?? data.clerk,
        signatureBlobId: data.signatureBlobId,
        decision: {
          outcome: data.outcome,
          reasonTextId: data.reasonTextId,
          decidedBy: data.clerk,
          decidedAt: fact.at,
          decidedOn: data.on,
          needsSecond: false,
          confirmedBy: null,
        },
        certificate: { numberTextId: data.certificateTextId, validTo: null, madeAt: fact.at },
      };
    }
    case "gap-brought":
      return {
        materials: merged(before.materials, fact.data.materials, fact.at),
        gaps: before.gaps && { ...before.gaps, broughtAt: fact.data.isComplete ? fact.at : null },
      };
    case "application-taken":
      return { state: "reviewing", reviewer: fact.data.reviewer };
    case "application-given-back":
      return fact.data.to === "counter"
        ? { state: "received", reviewer: null, decision: null, extension: unanswered(before) }
        : { state: "accepted", reviewer: null, decision: null, extension: unanswered(before) };
    case "reviewer-recused": {
      const { reviewer } = fact.data;
      const isTheirs = before.state === "reviewing" && before.reviewer === reviewer;
      return {
        recused: [...new Set([...before.recused, reviewer])],
        ...(isTheirs ? { state: "accepted" as const, reviewer: null, decision: null } : {}),
      };
    }
    case "check-noted": {
      const { by, noteTextId, blobIds } = fact.data;
      return { checks: [...before.checks, { at: fact.at, by, noteTextId, blobIds }] };
    }
    case "special-step-started": {
      const { kind, since, expectedDays, noteTextId } = fact.data;
      return { state: "special-step", special: { kind, since, expectedDays, noteTextId } };
    }
    case "special-step-ended":
      return {
        // Departments were reorganised meanwhile: it lies there for anybody to take.
        state: before.reviewer === null ? "accepted" : "reviewing",
        special: null,
        pauses: before.special
          ? [...before.pauses, { began: before.special.since, ended: fact.data.on }]
          : before.pauses,
        dueOn: fact.data.dueOn,
      };
    case "extension-asked": {
      const { days, reasonTextId, reviewer } = fact.data;
      return { extension: { days, reasonTextId, askedBy: reviewer, isApproved: null } };
    }
    case "extension-answered":
      return {
        extension: before.extension && { ...before.extension, isApproved: fact.data.isApproved },
        ...(fact.data.isApproved ? { dueOn: fact.data.dueOn } : {}),
      };
    case "application-decided": {
      const { data } = fact;
      return {
        ...(data.needsSecond ? {} : { state: "decided" as const, deliverBy: data.deliverBy }),
        special: null,
        extension: unanswered(before),
        decision: {
          outcome: data.outcome,
          reasonTextId: data.reasonTextId,
          decidedBy: data.reviewer,
          decidedAt: fact.at,
          decidedOn: data.on,
          needsSecond: data.needsSecond,
          confirmedBy: null,
        },
      };
    }
    case "decision-confirmed":
      if (!fact.data.agrees) return { decision: null };
      return {
        state: "decided",
        deliverBy: fact.data.deliverBy,
        decision: before.decision && {
          ...before.decision,
          confirmedBy: fact.data.reviewer,
          decidedOn: fact.data.on ?? before.decision.decidedOn,
        },
      };
    case "result-made":
      return {
        state: "ready",
        certificate: {
          numberTextId: fact.data.certificateTextId,
          validTo: fact.data.validTo,
          madeAt: fact.at,
        },
      };
    case "application-delivered":
      return { state: "delivered" };
    case "application-archived":
      return { state: "archived" };
    case "application-withdrawn":
      return { ...over, state: "withdrawn", endReasonTextId: fact.data.reasonTextId };
    case "application-terminated":
      return { ...over, state: "terminated" };
    case "application-ended":
      return { ...over, state: "ended", endReasonTextId: fact.data.reasonTextId };
    case "application-dates-set": {
      const { answerBy, dueOn, supplementUntil, gapsUntil, deliverBy } = fact.data;
      return {
        ...(answerBy ? { answerBy } : {}),
        ...(dueOn ? { dueOn } : {}),
        ...(deliverBy ? { deliverBy } : {}),
        ...(supplementUntil && before.supplement
          ? { supplement: { ...before.supplement, until: supplementUntil } }
          : {}),
        ...(gapsUntil && before.gaps ? { gaps: { ...before.gaps, until: gapsUntil } } : {}),
      };
    }
    case "application-assigned":
      return { state: "reviewing", reviewer: fact.data.reviewer, decision: null };
    case "application-sent-elsewhere":
      return { sentTo: fact.data.siteId, unitId: null, officeId: null, answerBy: null };
    case "application-moved": {
      const { unitId, officeId } = fact.data;
      const isTaken = before.state === "reviewing";
      return {
        unitId,
        officeId,
        reviewer: null,
        ...(isTaken ? { state: "accepted" as const, decision: null, extension: unanswered(before) } : {}),
      };
    }
    case "application-urged":
      return { urgedAt: fact.at };
    case "fields-shown":
    case "false-promise-recorded":
    case "false-promise-cleared":
      return {};
  }
}

/** Nothing is due any more. */
const over = { answerBy: null, dueOn: null, special: null } as const;

/** An extension that nobody answered is no longer asked for. */
function unanswered({ extension }: ApplicationRecord): ApplicationRecord["extension"] {
  return extension?.isApproved === null ? null : extension;
}

function fieldsOf(
  fieldsTextId: string | null,
  filledFields: string[] | null,
): Pick<Partial<ApplicationRecord>, "fieldsTextId" | "filledFields"> {
  return fieldsTextId && filledFields ? { fieldsTextId, filledFields } : {};
}

/** What comes anew for a material takes the place of what was there. */
function merged(
  before: Record<string, MaterialRecord>,
  came: readonly HandedInMaterial[],
  at: number,
): Record<string, MaterialRecord> {
  if (came.length === 0) return before;
  return {
    ...before,
    ...Object.fromEntries(came.map((one) => [one.materialId, { ...one, handedInAt: at }])),
  };
}

/** Given back to the counter, what was to come late may be brought there like anything else. */
function gapsAfter(record: ApplicationRecord, at: number): ApplicationRecord["gaps"] {
  const { gaps } = record;
  if (!gaps || gaps.broughtAt !== null || openGaps(record).length > 0) return gaps;
  return { ...gaps, broughtAt: at };
}
