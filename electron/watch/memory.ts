import type { App } from "electron";

/** Of all processes of the shell together, in megabytes. */
export function memoryOf(app: Pick<App, "getAppMetrics">): number {
  const kilobytes = app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0);
  return Math.round(kilobytes / 1_024);
}
