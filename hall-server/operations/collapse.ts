import { type Detail, type EventName, kindOf, type Log } from "./events.ts";

interface Window {
  more: number;
  last: Detail | undefined;
}

/** So many different lines are told apart at once; names and codes of the contract are far fewer. */
const mostWindows = 1_000;

/**
 * Tells a storm in two lines instead of thousands: the first at once, then one that says how often it came in the
 * time after it. Events are the same when their name and their detail's `code` and `name` are.
 */
export function collapsing(log: Log): { log: Log; stop: () => void } {
  const windows = new Map<string, Window>();
  const timers = new Set<NodeJS.Timeout>();

  const close = (key: string, event: EventName, afterMs: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      const window = windows.get(key);
      windows.delete(key);
      if (window && window.more > 0) log(event, { ...window.last, times: window.more });
    }, afterMs);
    timer.unref();
    timers.add(timer);
  };

  return {
    log: (event, detail) => {
      const { collapseMs } = kindOf(event);
      if (collapseMs === undefined) {
        log(event, detail);
        return;
      }
      const key = `${event} ${detail?.code ?? ""} ${detail?.name ?? ""}`;
      const window = windows.get(key);
      if (window) {
        window.more += 1;
        window.last = detail;
        return;
      }
      if (windows.size < mostWindows) {
        windows.set(key, { more: 0, last: undefined });
        close(key, event, collapseMs);
      }
      log(event, detail);
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      for (const [key, { more, last }] of windows) {
        const event = key.split(" ", 1)[0] as EventName;
        if (more > 0) log(event, { ...last, times: more });
      }
      windows.clear();
    },
  };
}
