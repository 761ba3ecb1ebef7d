import type { ViewValue } from "../contract/views.ts";
import { today } from "../intake/dues.ts";
import type { Viewing } from "../viewing.ts";

type Problem = ViewValue<"hall">["problems"][number];

/** Results that nobody comes for, and results past the law's ten days that the hall was to send. */
export function resultProblems(viewing: Viewing): Problem[] {
  const { unclaimed, unclaimedSince, late, lateSince } = viewing.hall.deliveries.totals(today(viewing));
  const days = viewing.config.delivery.unclaimedAfterDays;
  const problem = (code: Problem["code"], params: Problem["params"], since: number | null): Problem => ({
    ...{ id: code, severity: "amber", code, params },
    since: viewing.iso(since ?? viewing.now),
  });
  return [
    ...(unclaimed > 0 ? [problem("results-unclaimed", { count: unclaimed, days }, unclaimedSince)] : []),
    ...(late > 0 ? [problem("results-late", { count: late }, lateSince)] : []),
  ];
}
