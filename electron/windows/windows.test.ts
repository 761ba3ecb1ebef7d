import { EventEmitter } from "node:events";
import type { BrowserWindow, BrowserWindowConstructorOptions } from "electron";
import { expect, test } from "vitest";
import { noLog } from "../../drivers/host/settings.ts";
import { fakeWindow } from "../bridge/testing.ts";
import { readAbout } from "./about.ts";
import { inOrder, placeOf } from "./displays.ts";
import type { Room } from "./room.ts";
import { openWindows } from "./windows.ts";

const display = (id: number, x: number, y = 0) => ({ id, bounds: { x, y, width: 1080, height: 1920 } });
const [left, middle, right] = [display(7, -1080), display(1, 0), display(3, 1080)];

test("displays are counted from the left, then from the top", () => {
  const above = display(9, -1080, -1920);
  expect(inOrder([right, left, middle, above]).map(({ id }) => id)).toEqual([9, 7, 1, 3]);
  expect(placeOf(2, [right, left, middle], middle)).toBe(middle.bounds);
  expect(placeOf(undefined, [right, left, middle], middle)).toBe(middle.bounds);
  expect(placeOf(4, [right, left, middle], middle)).toBeNull();
});

/** A window of no display, that remembers what was done with it. */
function open(displays = [left, middle]) {
  const shown: { options: BrowserWindowConstructorOptions; url: string; isOpen: boolean; at: object }[] = [];
  const screen = Object.assign(new EventEmitter(), {
    getAllDisplays: () => displays,
    getPrimaryDisplay: () => middle,
  });
  const windows = openWindows({
    origin: "http://127.0.0.1:40123",
    place: { hallUrl: "https://hall.example", dockUrl: null },
    preload: "/preload.cjs",
    isWindowed: false,
    isProduction: true,
    log: noLog,
    screen: screen as never,
    opened: () => {},
    open(options) {
      const state = { options, url: "", isOpen: true, at: options as object };
      shown.push(state);
      const window = Object.assign(new EventEmitter(), {
        isDestroyed: () => !state.isOpen,
        show: () => {},
        getBounds: () => state.at,
        setBounds: (bounds: object) => {
          state.at = bounds;
        },
        loadURL: async (url: string) => {
          state.url = url;
        },
        destroy() {
          state.isOpen = false;
          window.emit("closed");
        },
      });
      return window as unknown as BrowserWindow;
    },
  });
  const room = (id: string, role: Room["role"]) =>
    ({ id, role, furnish: () => fakeWindow({ id }) }) as unknown as Room;
  return {
    shown,
    windows,
    room,
    plug(now: typeof displays) {
      displays = now;
      screen.emit("display-added");
    },
  };
}

test("each window is on its display and has its page; what it is for is told to its preload script", () => {
  const { shown, windows, room } = open();
  windows.give(room("screen", "screen"), 1);
  windows.give(room("sign-3", "sign"), 2);
  expect(shown.map(({ url, options }) => [url, options.x])).toEqual([
    ["http://127.0.0.1:40123/screen/", -1080],
    ["http://127.0.0.1:40123/sign/", 0],
  ]);
  const given = shown[1]?.options.webPreferences?.additionalArguments ?? [];
  expect(given.join("")).not.toMatch(/[\s"']/);
  expect(readAbout(["electron", ...given])).toEqual({
    role: "sign",
    place: { hallUrl: "https://hall.example", dockUrl: null },
  });
  expect([...windows.pages()].map(({ id }) => id)).toEqual(["screen", "sign-3"]);
});

test("a window whose display is gone is closed, and open again with its display", () => {
  const { shown, windows, room, plug } = open();
  windows.give(room("screen", "screen"), 1);
  windows.give(room("sign-3", "sign"), 2);
  plug([left]);
  expect(shown.map(({ isOpen }) => isOpen)).toEqual([true, false]);
  expect(windows.windowOf("sign-3")).toBeNull();
  plug([left, middle]);
  expect(shown.map(({ isOpen }) => isOpen)).toEqual([true, false, true]);
  expect([...windows.pages()].map(({ id }) => id)).toEqual(["screen", "sign-3"]);
});

test("a display that was turned moves its window along", () => {
  const { shown, windows, room, plug } = open([middle]);
  windows.give(room("kiosk", "kiosk"), undefined);
  middle.bounds.width = 1920;
  plug([middle]);
  middle.bounds.width = 1080;
  expect(shown).toHaveLength(1);
  expect(shown[0]?.at).toMatchObject({ width: 1920 });
});

test("a room that takes the place of another has its window before the other one's is closed", () => {
  const { shown, windows, room } = open();
  windows.give(room("main", "kiosk"), undefined);
  windows.give(room("main", "screen"), undefined);
  expect(shown.map(({ url, isOpen }) => [url, isOpen])).toEqual([
    ["http://127.0.0.1:40123/kiosk/", false],
    ["http://127.0.0.1:40123/screen/", true],
  ]);
});
