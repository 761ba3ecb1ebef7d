/** How many limits are late, due today, soon and in time, for whom, and which of them a list shows. */

import type { HallConfig } from "../catalog/config.ts";
import { type DeadlinesValue, type LimitTier, limitTiers } from "../contract/deadlines.ts";
import type { limitLists } from "../contract/lists.ts";
import { keyOf, type LimitGroup } from "./limit-counts.ts";
import { standingOf } from "./standing.ts";

export type LimitList = (typeof limitLists)[number];
export type Overview = Pick<DeadlinesValue, "counts" | "told"> & {
  units: Omit<DeadlinesValue["units"][number], "name">[];
};
type Place = "late" | "today" | "soon" | "inTime" | "paused" | "unknown";

const none = () => ({ late: 0, today: 0, soon: 0, inTime: 0 });

/** Where limits stand today that are alike. */
type Places = (group: LimitGroup) => { place: Place; tier: LimitTier | null };

const ofToday = new WeakMap<HallConfig, { today: string; places: Places }>();

/** Worked out once a day for all that are alike. */
export function placesOn(config: HallConfig, today: string): Places {
  const kept = ofToday.get(config);
  if (kept?.today === today) return kept.places;
  const places = newPlaces(config, today);
  ofToday.set(config, { today, places });
  return places;
}

function newPlaces(config: HallConfig, today: string): Places {
  const known = new Map<string, ReturnType<Places>>();
  return (group) => {
    const key = keyOf(group);
    const place = known.get(key) ?? placeOf(config, today, group);
    known.set(key, place);
    return place;
  };
}

export function overviewOf(places: Places, groups: readonly LimitGroup[]): Overview {
  const counts = { ...none(), paused: 0, unknown: 0 };
  const told = { handler: 0, head: 0, manager: 0, supervisor: 0 };
  const units = new Map<string, ReturnType<typeof none>>();
  for (const group of groups) {
    const { place, tier } = places(group);
    counts[place] += group.count;
    for (const one of upTo(tier)) told[one] += group.count;
    if (group.unit_id === null || place === "paused" || place === "unknown") continue;
    const unit = units.get(group.unit_id) ?? none();
    unit[place] += group.count;
    units.set(group.unit_id, unit);
  }
  return { counts, told, units: [...units].map(([unitId, unit]) => ({ unitId, ...unit })) };
}

/** Keys of the limits on a list; null = all. `tier` is that of who asks. */
export function keysOf(
  places: Places,
  groups: readonly LimitGroup[],
  { list, tier }: { list: LimitList; tier: LimitTier },
): string[] | null {
  if (list === "all") return null;
  const isOn = (group: LimitGroup) => {
    const place = places(group);
    return list === "told" ? upTo(place.tier).includes(tier) : place.place === list;
  };
  return [...new Set(groups.filter(isOn).map(keyOf))];
}

function placeOf(
  config: HallConfig,
  today: string,
  group: LimitGroup,
): { place: Place; tier: LimitTier | null } {
  const { due_on: on, paused_since: pausedSince, kind, promised_days: promisedDays } = group;
  if (on === null) return { place: "unknown", tier: null };
  // A clock that stood still too late goes on: what is late stays late.
  if (pausedSince !== null && pausedSince <= on) return { place: "paused", tier: null };
  const { remainingDays, light, tier } = standingOf(config, today, { kind, on, pausedSince, promisedDays });
  if (remainingDays === null) return { place: "unknown", tier: null };
  if (remainingDays === 0) return { place: "today", tier };
  if (light === "red") return { place: "late", tier };
  return { place: light === "yellow" ? "soon" : "inTime", tier };
}

/** Who is told, together with everybody below. */
const upTo = (tier: LimitTier | null): readonly LimitTier[] =>
  tier === null ? [] : limitTiers.slice(0, limitTiers.indexOf(tier) + 1);
