/** 1 非常不满意 … 5 非常满意. */
export type RatingLevel = 1 | 2 | 3 | 4 | 5;

/**
 * Asks the person at the counter; the press comes as the event `rated`, to whoever runs the device host. Pages do not hear it:
 * one of them is the clerk's, which must not know how its clerk was rated.
 */
export interface RatingQuestion {
  /** The pad takes presses for so long, milliseconds; 1000 to 300,000. */
  openMs: number;
  /** For pads with a screen, e.g. the clerk's number; at most 100 characters. */
  text?: string;
}
