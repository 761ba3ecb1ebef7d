import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from "electron";
import type { HostLog } from "../../drivers/host/settings.ts";
import { type WindowOptionsParts, windowOptions } from "./window-options.ts";

export interface ShellWindowParts extends WindowOptionsParts {
  id: string;
  /** The one address that this window shows. */
  url: string;
  open: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  log: HostLog;
}

/** Where nothing has been drawn by then, the window is shown as it is: a screen without any tells nobody what is wrong. */
const mostHiddenMs = 10_000;

/** Opens a window on its display and loads its page; shown once there is something to see, or nothing came of it. */
export function openShellWindow(parts: ShellWindowParts): BrowserWindow {
  const { id, url, log } = parts;
  const window = parts.open(windowOptions(parts));
  const show = () => {
    clearTimeout(patience);
    if (!window.isDestroyed()) window.show();
  };
  const patience = setTimeout(show, mostHiddenMs);
  window.once("ready-to-show", show);
  window.once("closed", () => clearTimeout(patience));
  // A page that does not come is tried again by whoever watches the window; it must not end the program.
  window.loadURL(url).catch((error: unknown) => {
    log.error({ window: id, error }, "the page did not come");
    show();
  });
  return window;
}

/** The display has another resolution, or stands elsewhere now. */
export function moveTo(window: BrowserWindow, { x, y, width, height }: Rectangle): void {
  const now = window.getBounds();
  const isThere = now.x === x && now.y === y && now.width === width && now.height === height;
  if (!isThere) window.setBounds({ x, y, width, height });
}
