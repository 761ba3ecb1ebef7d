/** What is due, as each role may ask for it: a clerk's own, a reviewer's units', a head's offices', the hall's. */
import type { HallConfig } from "../catalog/config.ts";
import type { LimitRow, LimitTier } from "../contract/deadlines.ts";
import type { Role } from "../contract/roles.ts";
import type { Label } from "../contract/values.ts";
import { type Principal, refuse } from "../deciding.ts";
import { today } from "../intake/dues.ts";
import { revealedRow } from "../intake/reveal.ts";
import { drawRow } from "../intake/wire.ts";
import type { Ask } from "../queries.ts";
import type { Viewing } from "../viewing.ts";
import { calendarState } from "./calendar-state.ts";
import { keysOf, overviewOf, placesOn } from "./overview.ts";
import { standingOf } from "./standing.ts";
import type { FoundLimit, Scope } from "./tables.ts";

export const deadlineQueryHandlers: { "deadlines:get": Ask<"deadlines:get"> } = {
  "deadlines:get": (viewing, { list, unitId, limit, cursor }, asker) => {
    const { config, hall } = viewing;
    const after = cursor === undefined ? null : placeIn(cursor);
    if (after === undefined) return refuse("invalid-input", { field: "cursor" });
    const whole = scopeOf(viewing, asker);
    const day = today(viewing);
    const tier = tierOf(asker.role);
    const all = hall.deadlines.groups(whole);
    const shown = unitId === undefined ? whole : narrowed(whole, unitId);
    const groups = unitId === undefined ? all : all.filter((group) => group.unit_id === unitId);
    const places = placesOn(config, day);
    const keys = keysOf(places, groups, { list, tier });
    const found = keys?.length === 0 ? [] : hall.deadlines.list(shown, { keys, after, limit });
    const { units, ...overview } = overviewOf(places, all);
    const names = unitNames(config);
    const last = found.at(-1);
    return {
      today: day,
      tier,
      ...overview,
      units: units.map((unit) => ({ ...unit, name: names.get(unit.unitId) ?? asItIs(unit.unitId) })),
      applications: found.flatMap((one) => rowOf(viewing, day, one) ?? []),
      cursor: last && found.length === limit ? `${last.due_on} ${last.application_id}` : null,
      calendar: calendarState(config, day),
    };
  },
};

function rowOf(viewing: Viewing, day: string, found: FoundLimit): LimitRow | null {
  const { hall, config } = viewing;
  const record = hall.intake.application(found.application_id);
  if (!record) return null;
  const drawn = drawRow({ ...viewing, registry: hall.registry }, record);
  const { due_on: on, paused_since: pausedSince, promised_days: promisedDays, kind } = found;
  return {
    ...revealedRow(hall.vault, record, drawn),
    limit: { kind, on, ...standingOf(config, day, { kind, on, pausedSince, promisedDays }) },
  };
}

function scopeOf({ config, hall }: Viewing, { role, name }: Principal): Scope {
  if (role === "clerk") return { clerk: name };
  if (role !== "reviewer" && role !== "head") return {};
  const own = hall.registry.unitsOf(name);
  if (role === "reviewer") return { unitIds: own };
  const offices = config.offices.filter(({ units }) => units.some(({ id }) => own.includes(id)));
  return { unitIds: offices.flatMap(({ units }) => units.map(({ id }) => id)) };
}

/** One unit of those that may be seen. */
function narrowed(scope: Scope, unitId: string): Scope {
  if (scope.clerk !== undefined) return { ...scope, unitIds: [unitId] };
  const mayBe = scope.unitIds === undefined || scope.unitIds.includes(unitId);
  return { unitIds: mayBe ? [unitId] : [] };
}

function tierOf(role: Role): LimitTier {
  return role === "head" || role === "manager" || role === "supervisor" ? role : "handler";
}

function unitNames(config: HallConfig): Map<string, Label> {
  return new Map(config.offices.flatMap(({ units }) => units.map(({ id, name }) => [id, name] as const)));
}

const asItIs = (id: string): Label => ({ zh: id, en: id });

/** `2026-03-19 application-…`; undefined where it is none of ours. */
function placeIn(cursor: string): { dueOn: string; applicationId: string } | undefined {
  const [, dueOn, applicationId] = /^(\d{4}-\d{2}-\d{2}) (\S+)$/.exec(cursor) ?? [];
  return dueOn !== undefined && applicationId !== undefined ? { dueOn, applicationId } : undefined;
}
