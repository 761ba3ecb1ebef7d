import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noLog } from "../../drivers/host/settings.ts";
import type { ShellEvent } from "../../hall-server/contract/shells.ts";
import { type Pulse, pulseMs } from "./pulse.ts";
import { type WatchedWindow, watchWindow } from "./watch-window.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const alive: Pulse = { isDrawn: true, page: "attract", quietSeconds: 0 };
const blank: Pulse = { isDrawn: false, page: null, quietSeconds: 0 };

const dyingMs = 100;

/** A window whose page does as it is told. */
function watched({ restarts = 0, diesAtLoad = false } = {}) {
  const events = new EventEmitter();
  const contents = new EventEmitter();
  const happened: ShellEvent[] = [];
  const loads: number[] = [];
  let isDestroyed = false;
  const told = { crashes: 0, restarts: 0 };
  const window = {
    isDestroyed: () => isDestroyed,
    once: events.once.bind(events),
    loadURL: async () => {
      loads.push(Date.now());
      if (diesAtLoad) setTimeout(() => gone("crashed"), dyingMs);
    },
    webContents: {
      on: contents.on.bind(contents),
      forcefullyCrashRenderer: () => {
        told.crashes += 1;
        gone("killed");
      },
    },
  } as unknown as WatchedWindow;
  const watch = watchWindow(window, {
    ...{ id: "main", role: "kiosk", url: "http://127.0.0.1/kiosk/", log: noLog },
    restarts: () => restarts,
    changed: () => {},
    restart: () => {
      told.restarts += 1;
    },
    happened: (what) => happened.push(what),
  });
  const gone = (reason: string) => contents.emit("render-process-gone", {}, { reason, exitCode: 1 });
  return {
    ...{ watch, happened, loads, told, gone, contents },
    state: () => watch.state().state,
    close: () => {
      isDestroyed = true;
      events.emit("closed");
    },
    /** Time goes by with a page that has a pulse. */
    live(ms: number, pulse = alive) {
      for (let at = 0; at < ms; at += pulseMs) {
        watch.pulse(pulse);
        vi.advanceTimersByTime(pulseMs);
      }
    },
  };
}

test("a page that is gone is loaded again after a second, and is well with its first pulse", () => {
  const { live, gone, loads, state, happened, watch } = watched();
  expect(state()).toBe("starting");
  live(10_000);
  expect(watch.state()).toEqual({ role: "kiosk", page: "attract", state: "well" });
  gone("crashed");
  expect(state()).toBe("gone");
  vi.advanceTimersByTime(999);
  expect(loads).toHaveLength(0);
  vi.advanceTimersByTime(1);
  expect(loads).toHaveLength(1);
  expect(state()).toBe("starting");
  live(pulseMs);
  expect(state()).toBe("well");
  expect(happened).toEqual(["page-gone"]);
});

test("a page without a pulse is ended and loaded again; its end is not counted as one more failure", () => {
  const { live, loads, told, happened } = watched();
  live(10_000);
  vi.advanceTimersByTime(12_000);
  expect(happened).toEqual([]);
  vi.advanceTimersByTime(3_000);
  expect(told.crashes).toBe(1);
  expect(happened).toEqual(["page-unresponsive"]);
  expect(loads).toHaveLength(1);
});

test("a page that shows nothing is loaded again; one that is empty for a moment is not", () => {
  const { live, loads, happened, state } = watched();
  live(10_000);
  live(8_000, blank);
  live(2_000);
  expect(loads).toHaveLength(0);
  live(20_000, blank);
  expect(happened[0]).toBe("page-blank");
  expect(loads.length).toBeGreaterThan(0);
  live(4_000);
  expect(state()).toBe("well");
});

test("what fails at every load is tried more and more rarely, then the shell is started anew, once", () => {
  const { gone, loads, told } = watched({ diesAtLoad: true });
  const startedAt = Date.now();
  gone("crashed");
  vi.advanceTimersByTime(10 * 60_000);
  const pauses = loads.map((at, i) => at - (i === 0 ? startedAt : (loads[i - 1] ?? 0) + dyingMs));
  expect(pauses).toEqual([1_000, 2_000, 5_000, 10_000, 20_000]);
  expect(told.restarts).toBe(1);
});

test("when starting anew did not help either, the page is tried once a minute, for ever", () => {
  const { gone, loads, told } = watched({ restarts: 3, diesAtLoad: true });
  gone("crashed");
  vi.advanceTimersByTime(60 * 60_000);
  expect(told.restarts).toBe(0);
  const late = loads.slice(5);
  expect(late.length).toBeGreaterThan(50);
  for (const [i, at] of late.slice(1).entries()) expect(at - (late[i] ?? 0)).toBe(60_000 + dyingMs);
});

test("a page that was well for long begins to count anew", () => {
  const { gone, live, told, loads } = watched();
  for (let failure = 0; failure < 20; failure += 1) {
    gone("oom");
    vi.advanceTimersByTime(21_000);
    live(6 * 60_000);
  }
  expect(told.restarts).toBe(0);
  expect(loads).toHaveLength(20);
});

test("a load that fails, and a preload script that fails, are failures; a load given up for another is none", () => {
  const { contents, happened } = watched();
  contents.emit("did-fail-load", {}, -3, "ERR_ABORTED", "http://127.0.0.1/kiosk/", true);
  contents.emit("did-fail-load", {}, -102, "", "http://127.0.0.1/picture", false);
  expect(happened).toEqual([]);
  contents.emit("did-fail-load", {}, -102, "ERR_CONNECTION_REFUSED", "http://127.0.0.1/kiosk/", true);
  vi.advanceTimersByTime(1_000);
  contents.emit("preload-error", {}, "/preload.cjs", new Error("broken"));
  expect(happened).toEqual(["page-blank", "page-blank"]);
});

test("a window that was closed is left in peace", () => {
  const { close, gone, loads, happened } = watched();
  gone("crashed");
  close();
  vi.advanceTimersByTime(120_000);
  gone("crashed");
  expect(loads).toEqual([]);
  expect(happened).toEqual(["page-gone"]);
});
