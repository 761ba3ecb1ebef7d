import type { BrowserWindowConstructorOptions, Rectangle } from "electron";
import type { WindowRole } from "../contract/bridge.ts";
import { fillsItsScreen, lockedWindowOptions } from "../lock-down/window.ts";
import { type AboutWindow, writeAbout } from "./about.ts";

/** Before the page has drawn: as dark as a screen that is off, or as light as the page that comes. */
const backgrounds: Record<WindowRole, string> = {
  kiosk: "#ffffff",
  screen: "#000000",
  sign: "#000000",
  pad: "#ffffff",
  counter: "#ffffff",
  declare: "#ffffff",
};

export interface WindowOptionsParts extends AboutWindow {
  bounds: Rectangle;
  preload: string;
  isWindowed: boolean;
  isProduction: boolean;
}

export function windowOptions(parts: WindowOptionsParts): BrowserWindowConstructorOptions {
  const { role, place, bounds, preload, isWindowed, isProduction } = parts;
  const locked = lockedWindowOptions({ role, isProduction });
  const isFull = fillsItsScreen(role) && !isWindowed;
  const about: AboutWindow = { role, place };
  return {
    ...locked,
    ...(isWindowed ? { kiosk: false, frame: true, minimizable: true, skipTaskbar: false } : {}),
    ...bounds,
    show: false,
    backgroundColor: backgrounds[role],
    // Not `resizable: false`: without a frame Electron then opens no full screen on Windows (electron/electron#51957).
    ...(isFull ? { movable: false, maximizable: false } : {}),
    webPreferences: {
      ...locked.webPreferences,
      preload,
      additionalArguments: [writeAbout(about)],
      // A screen behind another window still calls numbers.
      backgroundThrottling: false,
      // A wall screen announces without anybody touching it.
      autoplayPolicy: "no-user-gesture-required",
    },
  };
}
