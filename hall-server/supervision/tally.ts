import type { Figures } from "../contract/queries.ts";
import type { Changes } from "../journal/changes.ts";

/** Running figures of a day for the hall, a queue or a counter: constant in size however long the day is. */
export interface Tally {
  taken: number;
  finished: number;
  skipped: number;
  cancelled: number;
  expired: number;
  waits: number;
  waitMs: number;
  /** Tickets by whole minutes waited; the last cell holds all longer waits. */
  waitMinutes: number[];
  serviceMs: number;
  rated: number;
  ratedGood: number;
}

const longestMinute = 240;

export function emptyTally(): Tally {
  return {
    taken: 0,
    finished: 0,
    skipped: 0,
    cancelled: 0,
    expired: 0,
    waits: 0,
    waitMs: 0,
    waitMinutes: new Array(longestMinute + 1).fill(0),
    serviceMs: 0,
    rated: 0,
    ratedGood: 0,
  };
}

type Countable = Exclude<keyof Tally, "waitMinutes">;

export function count(tally: Tally, what: Partial<Record<Countable, number>>, changes: Changes): void {
  const patch: Partial<Tally> = {};
  for (const key of Object.keys(what) as Countable[]) patch[key] = tally[key] + (what[key] ?? 0);
  changes.set(tally, patch);
}

export function countWait(tally: Tally, waitMs: number, changes: Changes): void {
  count(tally, { waits: 1, waitMs }, changes);
  const cell = Math.min(longestMinute, Math.floor(waitMs / 60_000));
  tally.waitMinutes[cell] = (tally.waitMinutes[cell] ?? 0) + 1;
  changes.did(() => {
    tally.waitMinutes[cell] = (tally.waitMinutes[cell] ?? 1) - 1;
  });
}

/** The figures of a day that is over: with those who still waited when it ended, given as the queue of each. */
export function withExpired(
  tallies: ReadonlyMap<string, Tally>,
  queueIds: readonly string[],
): Map<string, Tally> {
  const whole = new Map(tallies);
  for (const name of queueIds.flatMap((queueId) => ["hall", `queue ${queueId}`])) {
    const tally = whole.get(name) ?? emptyTally();
    whole.set(name, { ...tally, expired: tally.expired + 1 });
  }
  return whole;
}

/** The wait in minutes that nine in ten did not exceed; null before anybody was called. */
export function waitP90(tally: Tally): number | null {
  if (tally.waits === 0) return null;
  const target = Math.ceil(tally.waits * 0.9);
  let seen = 0;
  for (let minute = 0; minute <= longestMinute; minute += 1) {
    seen += tally.waitMinutes[minute] ?? 0;
    if (seen >= target) return minute;
  }
  return longestMinute;
}

export function waitMean(tally: Tally): number | null {
  return tally.waits === 0 ? null : toMinutes(tally.waitMs / tally.waits);
}

export function serviceMean(tally: Tally): number | null {
  return tally.finished === 0 ? null : toMinutes(tally.serviceMs / tally.finished);
}

export function figuresOf(tally: Tally, day: string): Figures {
  return {
    day,
    taken: tally.taken,
    finished: tally.finished,
    skipped: tally.skipped,
    cancelled: tally.cancelled,
    expired: tally.expired,
    waitMean: waitMean(tally),
    waitP90: waitP90(tally),
    serviceMean: serviceMean(tally),
    rated: tally.rated,
    ratedGood: tally.ratedGood,
    // A rating counts on the day that it is given, which may be after the day of the service.
    unrated: Math.max(0, tally.finished - tally.rated),
  };
}

function toMinutes(ms: number): number {
  return Math.round(ms / 6_000) / 10;
}
