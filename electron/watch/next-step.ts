/** What is done next with a page that failed. Milliseconds. */
export type Step = { kind: "reload"; afterMs: number } | { kind: "restart" };

/** Before the first reload, the second …; after the last of them the whole shell is started anew. */
const reloadAfterMs = [1_000, 2_000, 5_000, 10_000, 20_000] as const;
/** A page that was well for so long begins to count anew. */
export const steadyMs = 5 * 60_000;
const restartsWithinMs = 30 * 60_000;
const mostRestarts = 3;
/** When starting anew has not helped either, the page is tried once a minute: somebody has to come. */
const slowReloadMs = 60_000;

/** How often the shell has started itself anew lately; `at` and `now` by the wall, which may have been set meanwhile. */
export function restartsLately(at: readonly number[], now: number): number[] {
  return at.filter((one) => one <= now && now - one < restartsWithinMs);
}

/** `failures`: in a row, this one included. */
export function nextStep(failures: number, restarts: number): Step {
  const afterMs = reloadAfterMs[failures - 1];
  if (afterMs !== undefined) return { kind: "reload", afterMs };
  return restarts < mostRestarts ? { kind: "restart" } : { kind: "reload", afterMs: slowReloadMs };
}

export function restartsTooOften(restarts: number): boolean {
  return restarts >= mostRestarts;
}
