import type { KioskTime } from "./ports.ts";

/** What of the clock outlives this program. Milliseconds. */
export interface KnownTime {
  /** The machine's clock less the hall's, when they last spoke. */
  wallMinusHall: number;
  /** Hall time of the last word of the hall. */
  lastContactAt: number;
}

/** Hall time as this kiosk knows it. */
export interface HallClock {
  /** The hall's own time came just now. */
  heard(hallNow: number): void;
  /** null: this kiosk never heard a hall. Never falls. */
  now(): number | null;
  known(): KnownTime | null;
}

/**
 * While this program runs, hall time goes on by the monotonic clock from the last beat: nothing that happens to the
 * machine's clock moves it. After a restart only the machine's clock is left, corrected by what was known last, and never
 * before `notBefore` (the last contact, the last ticket): a machine that lost its date issues no ticket of the past.
 */
export function openClock(time: KioskTime, known: KnownTime | null, notBefore: number): HallClock {
  let last = known;
  let anchor = known && {
    hall: Math.max(time.wall() - known.wallMinusHall, known.lastContactAt, notBefore),
    monotonic: time.monotonic(),
  };
  let latest = Number.NEGATIVE_INFINITY;

  return {
    heard(hallNow) {
      anchor = { hall: hallNow, monotonic: time.monotonic() };
      last = { wallMinusHall: time.wall() - hallNow, lastContactAt: hallNow };
    },
    now() {
      if (!anchor) return null;
      // The hall's word counts; what was told before it, by a clock that ran ahead, is not told again.
      latest = Math.max(latest, Math.round(anchor.hall + time.monotonic() - anchor.monotonic));
      return latest;
    },
    known: () => last,
  };
}
