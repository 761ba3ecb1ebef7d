import type { BrowserWindow, BrowserWindowConstructorOptions, WebPreferences } from "electron";
import type { WindowRole } from "../contract/bridge.ts";
import type { TellNote } from "./notes.ts";

/** A clerk's PC has other programs beside; every other role fills its screen, and nobody gets past it. */
export function fillsItsScreen(role: WindowRole): boolean {
  return role !== "counter";
}

interface WindowRules {
  role: WindowRole;
  isProduction: boolean;
}

/** Said in full, Electron's defaults too: what is not said here can be changed by the next version. */
export function lockedPreferences(isProduction: boolean) {
  return {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    enableWebSQL: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    // alert, confirm, prompt and the question before leaving: no page of ours has one.
    disableDialogs: true,
    disableHtmlFullscreenWindowResize: true,
    devTools: !isProduction,
  } satisfies WebPreferences;
}

export function lockedWindowOptions({ role, isProduction }: WindowRules) {
  const isKiosk = fillsItsScreen(role);
  return {
    kiosk: isKiosk,
    frame: !isKiosk,
    minimizable: !isKiosk,
    skipTaskbar: isKiosk,
    // Over what the operating system would show; whoever develops wants to see their other windows.
    alwaysOnTop: isKiosk && isProduction,
    autoHideMenuBar: true,
    webPreferences: lockedPreferences(isProduction),
  } satisfies BrowserWindowConstructorOptions;
}

export type LockedWindow = Pick<
  BrowserWindow,
  "isDestroyed" | "isKiosk" | "on" | "removeMenu" | "restore" | "setKiosk" | "show"
>;

/** `mayClose`: the shell is ending, or somebody at the service pad or the operating system wants it to. */
export function lockDownWindow(
  window: LockedWindow,
  { role, mayClose, tell }: { role: WindowRole; mayClose: () => boolean; tell: TellNote },
): void {
  window.removeMenu();
  window.on("system-context-menu", (event) => event.preventDefault());
  if (!fillsItsScreen(role)) return;

  window.on("close", (event) => {
    if (mayClose()) return;
    event.preventDefault();
    tell({ kind: "close-refused" });
  });
  const fillScreen = () => {
    if (window.isDestroyed() || mayClose()) return;
    if (!window.isKiosk()) window.setKiosk(true);
  };
  window.on("leave-full-screen", fillScreen);
  window.on("leave-html-full-screen", fillScreen);
  window.on("unmaximize", fillScreen);
  window.on("minimize", () => {
    if (mayClose()) return;
    window.restore();
    fillScreen();
  });
  window.on("hide", () => {
    if (!mayClose()) window.show();
  });
}
