import { EventEmitter } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserWindow } from "electron";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noLog } from "../../drivers/host/settings.ts";
import { endOnFault } from "./faults.ts";
import { reassureKeeper } from "./keeper.ts";
import { openWatch } from "./watch.ts";

let folder: string;
beforeEach(() => {
  vi.useFakeTimers();
  folder = mkdtempSync(join(tmpdir(), "yichuang-watch-"));
});
afterEach(() => {
  vi.useRealTimers();
  process.removeAllListeners("uncaughtException").removeAllListeners("unhandledRejection");
  rmSync(folder, { recursive: true, force: true });
});

function fakeApp() {
  const app = new EventEmitter();
  const calls: string[] = [];
  const note = (what: string) => () => void calls.push(what);
  return {
    calls,
    app: Object.assign(app, {
      ...{ relaunch: note("relaunch"), quit: note("quit"), exit: note("exit") },
      getAppMetrics: () => [],
    }) as unknown as Parameters<typeof openWatch>[0]["app"],
  };
}

test.each([
  ["by itself", false, ["relaunch", "quit", "exit"]],
  ["by who keeps it", true, ["quit", "exit"]],
])(
  "a page that dies at every load: the shell is started anew once, %s, and says so to its next self",
  (_by, isKept, done) => {
    const { app, calls } = fakeApp();
    const contents = new EventEmitter();
    const watch = openWatch({
      app,
      data: folder,
      version: "1.0.0",
      isKept,
      opened: { log: { ...noLog, fatal() {} }, isWritable: true },
    });
    const window = Object.assign(new EventEmitter(), {
      webContents: contents,
      isDestroyed: () => false,
      loadURL: async () => {
        setTimeout(() => contents.emit("render-process-gone", {}, { reason: "crashed", exitCode: 1 }), 10);
      },
    });
    watch.window(window as unknown as BrowserWindow, {
      id: "main",
      role: "kiosk",
      url: "http://127.0.0.1/kiosk/",
    });
    void window.loadURL();
    vi.advanceTimersByTime(60_000);
    expect(calls).toEqual(done);
    const kept = JSON.parse(readFileSync(join(folder, "watch.json"), "utf8"));
    expect(kept).toMatchObject({ happened: { "page-gone": 6, "restarted-itself": 1 }, runsSince: null });
    expect(kept.restarts).toHaveLength(1);
    window.emit("closed");
    watch.close();
  },
);

test("a fault ends the process once, with what the system's unit starts again, whatever the log does", () => {
  const listening = new EventEmitter();
  const { app } = fakeApp();
  const codes: number[] = [];
  let crashes = 0;
  endOnFault({
    process: listening as unknown as NodeJS.Process,
    app,
    log: {
      ...noLog,
      fatal() {
        throw new Error("no disk");
      },
    },
    crashed: () => {
      crashes += 1;
    },
    exit: (code) => codes.push(code),
  });
  listening.emit("uncaughtException", new Error("甲乙丙"));
  listening.emit("unhandledRejection", new Error("one more"));
  expect(codes).toEqual([70]);
  expect(crashes).toBe(1);
});

test("systemd is reassured three times within its patience, where it asks for that and only there", () => {
  const said: string[][] = [];
  const run = (program: string, args: string[]) => void said.push([program, ...args]);
  for (const env of [{}, { WATCHDOG_USEC: "60000000" }, { NOTIFY_SOCKET: "/run/x", WATCHDOG_USEC: "soon" }]) {
    reassureKeeper({ env, run }).close();
  }
  expect(said).toEqual([]);
  const keeper = reassureKeeper({ env: { NOTIFY_SOCKET: "/run/x", WATCHDOG_USEC: "60000000" }, run });
  vi.advanceTimersByTime(59_999);
  keeper.close();
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual(new Array(3).fill(["systemd-notify", "WATCHDOG=1"]));
});
