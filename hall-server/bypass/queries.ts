import type { HallError } from "../contract/errors.ts";
import type { QueryInput, QueryName, QueryValue } from "../contract/queries.ts";
import { refuse } from "../deciding.ts";
import type { Viewing } from "../viewing.ts";
import type { BypassList } from "./tables.ts";

type Ask<Name extends QueryName> = (
  viewing: Viewing,
  input: QueryInput<Name>,
) => QueryValue<Name> | HallError;

export const bypassQueryHandlers: { [Name in "bypass:lists" | "bypass:cases"]: Ask<Name> } = {
  "bypass:lists": (viewing, { limit, cursor }) => {
    const before = Number(cursor ?? Number.MAX_SAFE_INTEGER) || Number.MAX_SAFE_INTEGER;
    const rows = viewing.hall.bypass.lists(before, limit);
    return {
      lists: rows.map((row) => ({ ...wireList(viewing, row), missing: row.missing, open: row.open })),
      cursor: rows.length === limit ? String(rows.at(-1)?.position ?? "") : null,
    };
  },

  "bypass:cases": (viewing, { listId, standing, limit, cursor }) => {
    const { bypass, items, vault, registry } = viewing.hall;
    const list = bypass.list(listId);
    if (!list) return refuse("not-found", { what: "list", id: listId });
    const rows = bypass.cases(listId, standing ?? null, Number(cursor ?? 0) || 0, limit);
    return {
      list: wireList(viewing, list),
      cases: rows.map((row) => ({
        line: row.line,
        caseNumber: row.case_number,
        itemId: row.item_id,
        itemName: row.item_id === null ? null : (items.at(row.item_id)?.item.name.zh ?? null),
        day: row.day,
        standing: row.standing as "open",
        note: row.note_text_id === null ? null : vault.text(row.note_text_id),
        answeredBy: row.staff === null ? null : (registry.staff(row.staff)?.staffNumber ?? row.staff),
        answeredAt: row.answered_at === null ? null : viewing.iso(row.answered_at),
      })),
      cursor: rows.length === limit ? String(rows.at(-1)?.line ?? "") : null,
    };
  },
};

function wireList({ hall, iso }: Viewing, row: BypassList) {
  return {
    listId: row.list_id,
    domain: row.domain,
    from: row.from_day,
    to: row.to_day,
    total: row.total,
    matched: row.matched,
    by: hall.registry.staff(row.staff)?.staffNumber ?? row.staff,
    at: iso(row.at),
  };
}
