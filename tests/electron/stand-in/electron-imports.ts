/** What `import { … } from "electron"` finds; a name that is not here is refused by Node itself, which names it. */
import { electron } from "./electron-module.ts";

export default electron;
export const {
  app,
  BrowserWindow,
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
  session,
  utilityProcess,
  webContents,
} = electron;
