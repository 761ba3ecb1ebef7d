/** What the parts of the stand-in share: the one Chromium, and everything that is open in it. */
import type { Browser } from "./chromium/browser.ts";
import type { StandInSession } from "./session/session.ts";

interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Runtime {
  /** Undefined before the app is ready. */
  browser: Browser | undefined;
  readonly windows: Set<unknown>;
  readonly contents: Set<unknown>;
  session(): StandInSession;
  appEmit(event: string, ...input: unknown[]): void;
  windowClosed(): void;
  /** The display that a window would fill. */
  displayAt(bounds: Rectangle): Rectangle;
}

const tooEarly = (): never => {
  throw new Error("The stand-in is not put together yet.");
};

export const runtime: Runtime = {
  browser: undefined,
  windows: new Set(),
  contents: new Set(),
  session: tooEarly,
  appEmit: tooEarly,
  windowClosed: tooEarly,
  displayAt: tooEarly,
};
