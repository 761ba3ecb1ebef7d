import type { ViewValue } from "../contract/views.ts";
import { today } from "../intake/dues.ts";
import { allUnitIds } from "../intake/units.ts";
import type { Viewing } from "../viewing.ts";
import { openLinesOf } from "./record.ts";

type Problem = ViewValue<"hall">["problems"][number];

/** Paper that was handed and nobody has received in time, or that is on a list of a unit that is gone, and paper that was missing and nobody has settled. */
export function paperProblems(viewing: Viewing): Problem[] {
  const lists = viewing.hall.handovers.troubled(today(viewing), allUnitIds(viewing.config));
  const late = lists
    .filter(({ state }) => state === "handed" || state === "prepared")
    .map(({ handedAt, preparedAt }) => handedAt ?? preparedAt);
  const missing = lists.filter((list) => openLinesOf(list) > 0).map(({ receivedAt }) => receivedAt);
  return [...told(viewing, "paper-late", late), ...told(viewing, "paper-missing", missing)];
}

function told(viewing: Viewing, code: Problem["code"], times: readonly (number | null)[]): Problem[] {
  if (times.length === 0) return [];
  const since = Math.min(...times.map((at) => at ?? viewing.now));
  return [{ id: code, severity: "amber", code, params: { count: times.length }, since: viewing.iso(since) }];
}
