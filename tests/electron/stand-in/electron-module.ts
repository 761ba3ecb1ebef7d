/** The module `electron`, put together. */
import { app } from "./app/app.ts";
import type { WebContents } from "./contents/web-contents.ts";
import { nativeImage } from "./images/native-image.ts";
import { ipcMain } from "./ipc/ipc-main.ts";
import { runtime } from "./runtime.ts";
import { StandInSession } from "./session/session.ts";
import { strict } from "./strict.ts";
import { safeStorage } from "./system/safe-storage.ts";
import { screen } from "./system/screen.ts";
import {
  crashReporter,
  dialog,
  globalShortcut,
  Menu,
  powerMonitor,
  powerSaveBlocker,
} from "./system/small-modules.ts";
import { utilityProcess } from "./system/utility-process.ts";
import { BrowserWindow } from "./windows/browser-window.ts";

const session = new StandInSession();

runtime.session = () => session;
runtime.appEmit = (event, ...input) => void app.emit(event, ...input);
runtime.windowClosed = () => app.onWindowClosed();

const allContents = () => [...runtime.contents] as WebContents[];

export const electron: Record<string, unknown> = strict<Record<string, unknown>>("electron", {
  app,
  BrowserWindow: strict("BrowserWindow", BrowserWindow),
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  powerMonitor,
  powerSaveBlocker,
  safeStorage,
  screen,
  session: strict("session", {
    get defaultSession() {
      return session;
    },
  }),
  utilityProcess,
  webContents: strict("webContents", {
    getAllWebContents: allContents,
    fromId: (id: number) => allContents().find((contents) => contents.id === id),
    fromDevToolsTargetId: (id: string) => allContents().find((contents) => contents.targetId === id),
  }),
});

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => app.quit());

// After the main script has run: what it sets of paths and switches counts.
setImmediate(() => {
  app.start().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
});
