import type { ReactNode } from "react";
import type { Fixture } from "../kit/fixture-hall.ts";

/** One state of a page, for looking at, for screenshots and for the accessibility check. */
export interface PageState {
  /** `paper-out`; the address is `/gallery/#<page>/<name>`. */
  name: string;
  width: number;
  height: number;
  fixture: Fixture;
  draw: () => ReactNode;
}
