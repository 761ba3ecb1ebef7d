import type { HallError } from "../../contract/errors.ts";
import type { QueryInput, QueryName, QueryValue } from "../../contract/queries.ts";
import { refuse } from "../../deciding.ts";
import type { Viewing } from "../../viewing.ts";
import { catalogueFigures } from "../measures/figures.ts";
import { differencesOf, mostDifferences } from "./difference.ts";

type Ask<Name extends QueryName> = (
  viewing: Viewing,
  input: QueryInput<Name>,
) => QueryValue<Name> | HallError;

const mostChanges = 100;

export const itemQueryHandlers: {
  [Name in
    | "item:get"
    | "item:history"
    | "items:planned"
    | "items:preview"
    | "items:names"
    | "items:figures"]: Ask<Name>;
} = {
  "item:get": ({ hall: { items } }, { itemId, version }) => {
    const found = items.at(itemId, version);
    if (!found) return refuse("not-found", { what: "item", id: itemId });
    return { ...found, isInForce: items.inForce(itemId)?.version === found.version };
  },

  "item:history": ({ hall, iso }, { itemId }) => {
    const { items, vault, registry } = hall;
    if (!items.at(itemId)) return refuse("not-found", { what: "item", id: itemId });
    const versions = items.versions(itemId);
    const changes = items.changes(itemId).toReversed().slice(0, mostChanges);
    return {
      inForce: items.inForce(itemId)?.version ?? null,
      changes: changes.map((change) => {
        const after = versions.find((one) => one.version === change.version);
        const before = versions.findLast((one) => one.version < (change.version ?? 0));
        const isComparable = change.kind === "saved" && after !== undefined && before !== undefined;
        return {
          kind: change.kind,
          version: change.version,
          from: change.from_day,
          origin: change.origin,
          by: registry.staff(change.staff)?.staffNumber ?? change.staff,
          at: iso(change.at),
          reason: change.reason_text_id === null ? null : vault.text(change.reason_text_id),
          differences: isComparable ? differencesOf(before.item, after.item).slice(0, mostDifferences) : null,
        };
      }),
    };
  },

  "items:planned": ({ hall: { items } }, { limit, cursor }) => {
    const rows = items.changedIds().flatMap((itemId) => {
      const planned = items.planned(itemId);
      const shown = planned.length > 0 ? planned : items.inForce(itemId) ? [] : [items.at(itemId)];
      const leaving = items.inForce(itemId);
      const isLeaving = planned.length === 0 && leaving !== null && leaving.withdrawnAt !== null;
      return [...shown, ...(isLeaving ? [leaving] : [])].flatMap((one) => one ?? []);
    });
    const from = Number(cursor ?? 0) || 0;
    const some = rows.slice(from, from + limit);
    return {
      items: some.map(({ item, version, inForceFrom, withdrawnAt }) => ({
        itemId: item.id,
        name: item.name,
        version,
        inForceFrom,
        withdrawnAt,
      })),
      cursor: from + limit < rows.length ? String(from + limit) : null,
    };
  },

  "items:preview": ({ hall: { items }, now }, { importId, limit, cursor }) => {
    const pending = items.imports.get(importId, now);
    if (!pending) return refuse("not-found", { what: "import" });
    const from = Number(cursor ?? 0) || 0;
    const changed = pending.items.map(({ item, kind, differences }) => ({
      itemId: item.id,
      name: item.name,
      kind,
      differences,
    }));
    const missing = pending.missing.flatMap((itemId) => {
      const gone = items.at(itemId);
      return gone ? [{ itemId, name: gone.item.name, kind: "missing" as const, differences: [] }] : [];
    });
    const all = [...changed, ...missing];
    const added = pending.items.filter(({ kind }) => kind === "added").length;
    return {
      added,
      changed: pending.items.length - added,
      same: pending.same,
      missing: pending.missing.length,
      isStale: pending.revision !== items.revision,
      items: all.slice(from, from + limit),
      cursor: from + limit < all.length ? String(from + limit) : null,
    };
  },

  "items:names": ({ config }) => {
    const units = new Map(config.offices.flatMap(({ units: some }) => some.map((unit) => [unit.id, unit])));
    return {
      ...config.catalog.named,
      units: [...units.values()].map(({ id, name }) => ({ id, name })),
    };
  },

  "items:figures": catalogueFigures,
};
