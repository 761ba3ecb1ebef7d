/** How an application stands today: what is left, its light, who is told. Worked out when it is asked, never kept. */
import type { HallConfig } from "../catalog/config.ts";
import type { LimitKind, LimitRow } from "../contract/deadlines.ts";
import { calendarOf } from "../intake/dues.ts";
import { lightOf, tierOf } from "../working-days/lights.ts";
import { remainingToday } from "../working-days/suspension.ts";

type Standing = Pick<LimitRow["limit"], "remainingDays" | "light" | "tier">;

interface Running {
  kind: LimitKind;
  on: string;
  pausedSince: string | null;
  promisedDays: number;
}

export function standingOf(config: HallConfig, today: string, limit: Running): Standing {
  const left = remainingToday(calendarOf(config), today, { due: limit.on, pausedSince: limit.pausedSince });
  if (!left.ok) return { remainingDays: null, light: null, tier: null };
  const days = wholeTime(config, limit);
  const tier = tierOf(left.value, days, config.timeLimits);
  return {
    remainingDays: left.value,
    light: lightOf(left.value, days, config.timeLimits),
    // What the person is late with goes no further than whoever handles it: the hall ends it by itself.
    tier: limit.kind === "supplement" && tier !== null ? "handler" : tier,
  };
}

/** Of which a share is yellow. Working days. */
export function wholeTime(
  config: HallConfig,
  { kind, promisedDays }: Pick<Running, "kind" | "promisedDays">,
): number {
  switch (kind) {
    case "answer":
      return config.intake.answerDays;
    case "supplement":
      return config.intake.supplementDays;
    case "decision":
      return promisedDays;
    case "delivery":
      return config.intake.deliverDays;
    default:
      return kind satisfies never;
  }
}
