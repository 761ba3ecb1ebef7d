import type { App } from "electron";

/** Whether windows may close: only while the whole shell ends, which no hand at the screen can begin. */
export interface Ending {
  hasBegun(): boolean;
}

/**
 * Closing a window (Alt+F4, the taskbar) tells its window alone; ending the app tells this first. That is asked for by the
 * service pad, by an update, by a terminal's Ctrl+C or by the operating system, and by nothing on a page.
 */
export function watchEnding(app: Pick<App, "on">): Ending {
  let hasBegun = false;
  app.on("before-quit", () => {
    hasBegun = true;
  });
  return { hasBegun: () => hasBegun };
}
