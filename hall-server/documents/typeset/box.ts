import type { Pen } from "./pen.ts";

/** A piece of a page that is not broken: placed one under the other. Points. */
export interface Box {
  height: number;
  draw: (pen: Pen, top: number) => void;
  /** Stays on the page of the one after it. */
  isTied?: boolean;
  /** Begins a page. */
  isFirst?: boolean;
  /** Drawn again above this one where it is the first of a page: a table's head. */
  head?: Box;
  /** Nothing of it is wanted at the top of a page. */
  isSpace?: boolean;
}
