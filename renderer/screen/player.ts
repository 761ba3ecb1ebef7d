/**
 * What one screen says, one sentence at a time. Pure: the hall's list and the hall's time go in, who speaks comes out.
 * Sentences of one zone follow each other by their times; those of two zones take turns here, earliest first.
 */
import type { ViewValue } from "../../hall-server/contract/views.ts";

export type Announcement = ViewValue<"screen">["announcements"][number];

export interface PlayerState {
  /** Before the first list: what had begun by then was for those who heard it. */
  readonly isLate: boolean;
  /** Ids that were spoken or left out; only those that the hall still lists. */
  readonly settled: ReadonlySet<string>;
  /** Earliest first. */
  readonly waiting: readonly Announcement[];
  readonly speaking: { readonly announcement: Announcement; readonly endsAt: number } | null;
}

/** A pause between two sentences, so that they are heard as two. */
const restMs = 200;
/** A sentence that is so long overdue says what is no longer so. */
const tooLateMs = 30_000;

/** A sound is fetched so long before its time: most that wait longer are never said, their person has come. */
const fetchAheadMs = 8_000;
/** Next in turn, and those that take its place should it be taken back. */
const mostFetched = 3;

export const silentPlayer: PlayerState = { isLate: true, settled: new Set(), waiting: [], speaking: null };

/**
 * Takes the hall's newest list. What is gone from it is dropped, also in the middle of its sentence: the person has
 * come. `now` is hall time in milliseconds, as everywhere in this file.
 */
export function hear(state: PlayerState, list: readonly Announcement[], now: number): PlayerState {
  const listed = new Set(list.map((one) => one.id));
  const settled = new Set([...state.settled].filter((id) => listed.has(id)));
  if (state.isLate) {
    for (const one of list) if (startOf(one) < now) settled.add(one.id);
  }
  const speaking = state.speaking && listed.has(state.speaking.announcement.id) ? state.speaking : null;
  const waiting = list
    .filter((one) => !settled.has(one.id) && one.id !== speaking?.announcement.id)
    .toSorted((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1));
  return advance({ isLate: false, settled, waiting, speaking }, now);
}

/** Ends the sentence whose time is over and begins the one whose time has come. */
export function advance(state: PlayerState, now: number): PlayerState {
  const { speaking } = state;
  if (speaking && now < speaking.endsAt + restMs) return state;
  const settled = new Set(state.settled);
  if (speaking) settled.add(speaking.announcement.id);
  const waiting = state.waiting.filter((one) => {
    const isTooLate = now - (startOf(one) + one.durationMs) > tooLateMs;
    if (isTooLate) settled.add(one.id);
    return !isTooLate;
  });
  const [next, ...rest] = waiting;
  if (!next || startOf(next) > now) return { ...state, settled, waiting, speaking: null };
  return {
    ...state,
    settled,
    waiting: rest,
    speaking: { announcement: next, endsAt: now + next.durationMs },
  };
}

/** When `advance` has something to do next; null while nothing is to come. */
export function nextChangeAt(state: PlayerState): number | null {
  if (state.speaking) return state.speaking.endsAt + restMs;
  const [next] = state.waiting;
  return next ? startOf(next) : null;
}

/** Whose sounds to have ready now. */
export function dueSoon(state: PlayerState, now: number): readonly Announcement[] {
  return state.waiting.slice(0, mostFetched).filter((one) => startOf(one) - fetchAheadMs <= now);
}

/** When the next joins `dueSoon`; null while no time alone brings one. */
export function nextDueAt(state: PlayerState, now: number): number | null {
  const times = state.waiting.slice(0, mostFetched).map((one) => startOf(one) - fetchAheadMs);
  return times.find((at) => at > now) ?? null;
}

function startOf(announcement: Announcement): number {
  return Date.parse(announcement.startsAt);
}
