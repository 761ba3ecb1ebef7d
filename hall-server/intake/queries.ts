import { lookUp } from "../catalog/look-up.ts";
import type { intakeQueries as contract } from "../contract/intake-queries.ts";
import type { Principal } from "../deciding.ts";
import { refuse } from "../deciding.ts";
import type { Ask } from "../queries.ts";
import type { Viewing } from "../viewing.ts";
import { maySee } from "./admission.ts";
import { isOpen } from "./life-cycle.ts";
import { reusable } from "./materials.ts";
import { drawMatter, hasPartIn } from "./matters.ts";
import { progressQueries } from "./progress.ts";
import type { ApplicationRecord } from "./record.ts";
import { revealed, revealedRow } from "./reveal.ts";
import type { Wanted } from "./search.ts";
import { termsOf } from "./terms.ts";
import { drawApplication, drawRow } from "./wire.ts";

/** So many of a person's applications are looked through for what may be used again. */
const mostLookedThrough = 60;

export const intakeQueries: { [Name in keyof typeof contract]: Ask<Name> } = {
  ...progressQueries,
  "applications:search": (viewing, input, principal) => {
    const { hall } = viewing;
    const wanted = wantedBy(viewing, principal);
    if (input.unitId !== undefined && wanted.unitIds && !wanted.unitIds.includes(input.unitId))
      return { applications: [], cursor: null };
    const after = input.cursor === undefined ? undefined : placeIn(input.cursor);
    if (after === null) return refuse("invalid-input", { field: "cursor" });
    const records = hall.intake.search({
      ...wanted,
      number: input.number,
      itemId: input.itemId,
      state: input.state,
      ticketId: input.ticketId,
      matterId: input.matterId,
      ...(input.unitId === undefined ? {} : { unitIds: [input.unitId] }),
      dueUntil: input.dueUntil,
      nameHash: input.name === undefined ? undefined : hall.vault.nameHash(input.name),
      ...(input.isMine ? mine(principal) : {}),
      after,
      limit: input.limit + 1,
    });
    const page = records.slice(0, input.limit);
    return {
      applications: page.map((record) => rowOf(viewing, record)),
      cursor: records.length > input.limit ? cursorAfter(page.at(-1)) : null,
    };
  },

  "application:get": (viewing, { applicationId }, principal) => {
    const { hall } = viewing;
    const record = hall.intake.application(applicationId);
    const admitting = { principal, registry: hall.registry };
    if (!record || !maySee(admitting, record)) return refuse("not-found", { what: "application" });
    const drawn = drawApplication({ ...viewing, ...admitting }, record);
    return { application: revealed(hall.vault, record, drawn) };
  },

  "matter:get": ({ hall, config }, { matterId }, principal) => {
    const matter = hall.intake.matter(matterId);
    if (!matter || !hasPartIn(hall.intake, { principal, registry: hall.registry }, matterId))
      return refuse("not-found", { what: "matter" });
    return { matter: drawMatter({ intake: hall.intake, config }, matter) };
  },

  "application:beforeIntake": (viewing, { ticketId, itemId }, principal) => {
    const { hall, state, config } = viewing;
    const counterId = state.calling.counterOf.get(principal.name) ?? "";
    const isHere =
      lookUp(config).counters.has(counterId) && state.calling.counters.get(counterId)?.ticketId === ticketId;
    if (!isHere) return refuse("not-found", { what: "ticket", because: "not-at-your-counter" });
    const version = hall.items.inForce(itemId);
    if (!version) return refuse("not-found", { what: "item", id: itemId });
    const personId = state.queueing.tickets.get(ticketId)?.personId ?? null;
    const before = personId === null ? [] : hall.intake.ofPerson(personId, mostLookedThrough);
    return {
      duplicates: before
        .filter((one) => one.terms.itemId === itemId && isOpen(one.state))
        .map((one) => rowOf(viewing, one)),
      reusable: reusable(viewing, termsOf(config, version, null), before).map((one) => ({
        materialId: one.materialId,
        from: { ...one.from, itemName: one.itemName },
        handedInAt: viewing.iso(one.handedInAt),
        validTo: one.validTo,
        pages: one.blobIds.length,
      })),
    };
  },
};

export function rowOf(viewing: Viewing, record: ApplicationRecord) {
  const drawing = { ...viewing, registry: viewing.hall.registry };
  return revealedRow(viewing.hall.vault, record, drawRow(drawing, record));
}

/** `4711 2026-03-19`: where the next page begins. */
function cursorAfter(last: ApplicationRecord | undefined): string | null {
  return last ? `${last.seq} ${last.dueOn ?? ""}`.trim() : null;
}

function placeIn(cursor: string): { seq: number; dueOn: string | null } | null {
  const [, seq, dueOn] = /^(\d{1,15})(?: (\d{4}-\d{2}-\d{2}))?$/.exec(cursor) ?? [];
  return seq === undefined ? null : { seq: Number(seq), dueOn: dueOn ?? null };
}

/** Among which applications somebody may look. */
function wantedBy({ hall }: Viewing, principal: Principal): Pick<Wanted, "unitIds" | "begunBy"> {
  switch (principal.role) {
    case "reviewer":
    case "head":
      return { unitIds: hall.registry.unitsOf(principal.name) };
    case "agent":
      return { begunBy: principal.id };
    default:
      return {};
  }
}

function mine(principal: Principal): Pick<Wanted, "clerk" | "reviewer" | "begunBy"> {
  if (principal.role === "clerk") return { clerk: principal.name };
  if (principal.role === "agent") return { begunBy: principal.id };
  return { reviewer: principal.name };
}
