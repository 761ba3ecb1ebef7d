import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Log } from "./events.ts";

const resolutionMs = 20;
const lookEveryMs = 5_000;
/** A person notices; a screen's page says that it is stale only much later. */
const slowMs = 250;

/** Tells when the hall did nothing for a while, because something took too long or the machine had no time for it. */
export function watchEventLoop(log: Log, everyMs = lookEveryMs): { stop: () => void } {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  const timer = setInterval(() => {
    const longestMs = Math.round(delay.max / 1e6 - resolutionMs);
    if (longestMs >= slowMs) {
      log("event-loop-slow", { longestMs, p99Ms: Math.round(delay.percentile(99) / 1e6 - resolutionMs) });
    }
    delay.reset();
  }, everyMs);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      delay.disable();
    },
  };
}
