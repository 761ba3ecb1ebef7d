import type { ViewValue } from "../contract/views.ts";
import { today } from "../intake/dues.ts";
import { momentOf } from "../time/hall-day.ts";
import type { Viewing } from "../viewing.ts";
import { calendarState } from "./calendar-state.ts";
import { type Overview, overviewOf, placesOn } from "./overview.ts";
import type { DeadlineTables } from "./tables.ts";

type Problem = ViewValue<"hall">["problems"][number];

/** What is late so long that the hall is told of it, and a year whose holidays are wanted and not known. */
export function deadlineProblems(viewing: Viewing): Problem[] {
  const { config, iso } = viewing;
  const day = today(viewing);
  const since = iso(momentOf(day, 0, config.timeZone));
  const { manager, supervisor } = toldOf(viewing, day);
  const { missingYear } = calendarState(config, day);
  return [
    ...(manager === 0
      ? []
      : [
          {
            id: "limits-late",
            severity: supervisor > 0 ? ("red" as const) : ("amber" as const),
            code: "limits-late" as const,
            params: { count: manager, supervisor, days: config.timeLimits.escalation.manager },
            since,
          },
        ]),
    ...(missingYear === null
      ? []
      : [
          {
            id: "calendar-missing",
            severity: "amber" as const,
            code: "calendar-missing" as const,
            params: { year: missingYear },
            since,
          },
        ]),
  ];
}

/** The manager's page is drawn many times a second; what it is told changes with a limit or with the day. */
const known = new WeakMap<DeadlineTables, { at: string; told: Overview["told"] }>();

function toldOf({ config, hall }: Viewing, day: string): Overview["told"] {
  const at = `${day} ${hall.deadlines.revision}`;
  const kept = known.get(hall.deadlines);
  if (kept?.at === at) return kept.told;
  const { told } = overviewOf(placesOn(config, day), hall.deadlines.groups({}));
  known.set(hall.deadlines, { at, told });
  return told;
}
