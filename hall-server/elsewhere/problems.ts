import type { ViewValue } from "../contract/views.ts";
import type { Viewing } from "../viewing.ts";
import { isSilent } from "./wire.ts";

type Problem = ViewValue<"hall">["problems"][number];

/** Other halls that were sent something and say nothing of it. */
export function elsewhereProblems(viewing: Viewing): Problem[] {
  const silent = viewing.hall.elsewhere.waiting().filter((record) => isSilent(viewing, record));
  const [first] = silent;
  if (!first) return [];
  const since = Math.min(...silent.map(({ changedAt }) => changedAt));
  return [
    {
      id: "elsewhere-silent",
      severity: "amber",
      code: "elsewhere-silent",
      params: { count: silent.length, days: viewing.config.elsewhere.silentAfterDays },
      since: viewing.iso(since),
    },
  ];
}
