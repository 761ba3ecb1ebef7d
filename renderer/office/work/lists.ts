/** Which lines of the work list are shown, and how keys move among them. */
import type { OfficeRow } from "../../../hall-server/contract/office.ts";
import { type ShownList, shownLists } from "../place.ts";

export function rowsOf(rows: readonly OfficeRow[], list: ShownList): OfficeRow[] {
  return list === "all" ? [...rows] : rows.filter((row) => row.lists.includes(list));
}

/** The line `step` further, or the end; where the chosen one is gone, the one that took its place. */
export function neighbour(
  rows: readonly OfficeRow[],
  id: string | null,
  step: number,
  lastIndex = 0,
): string | null {
  const at = rows.findIndex((row) => row.id === id);
  const from = at < 0 ? Math.min(lastIndex, rows.length - 1) : at + step;
  return rows[Math.max(0, Math.min(rows.length - 1, from))]?.id ?? null;
}

/** The list beside this one, round the corner. */
export function listBeside(list: ShownList, step: 1 | -1): ShownList {
  const at = shownLists.indexOf(list) + step;
  return shownLists[(at + shownLists.length) % shownLists.length] ?? "all";
}

/** Late and due today come to the eye first; one that nobody may decide today is not urgent. */
export function countsOf(counts: Readonly<Record<string, number>>, total: number) {
  const late = counts.late ?? 0;
  const today = counts.today ?? 0;
  return { late, today, urgent: late + today, soon: counts.soon ?? 0, rest: total - late - today };
}
