/**
 * Which days people work, as the hall's configuration has it. Days are local dates such as `2026-03-19`; everything
 * else in this folder counts them and never looks at a clock.
 */
export interface WorkingYears {
  /** Years whose holidays were announced; in any other nothing is computed. */
  years: number[];
  /** Days off that are not simply Saturdays and Sundays; a holiday at a weekend may stand here as well. */
  daysOff: string[];
  /** Saturdays and Sundays that are worked (调休). */
  makeUpDays: string[];
  /** Of `years`: nobody has announced their holidays, and a demonstration assumes plain weekends. */
  assumed: number[];
}

/** What cannot be counted is refused with the year whose holidays nobody has entered. */
export type Counted<Value> = { ok: true; value: Value } | { ok: false; missingYear: number };
