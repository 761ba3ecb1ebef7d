/** Modules of which little is used, and that have nothing to show for it on a machine without a desktop. */
import { notInStandIn, strict } from "../strict.ts";
import { StrictEmitter } from "../strict-emitter.ts";

let menu: null | undefined;

export const Menu = strict("Menu", {
  setApplicationMenu(given: unknown): void {
    if (given !== null) throw notInStandIn("Menu.setApplicationMenu with a menu");
    menu = null;
  },
  /** Electron has a menu of its own until one is set. */
  getApplicationMenu: () => (menu === null ? null : strict("menu", {})),
});

const blockers = new Map<number, string>();
let lastBlocker = -1;

export const powerSaveBlocker = strict("powerSaveBlocker", {
  start(type: "prevent-app-suspension" | "prevent-display-sleep"): number {
    lastBlocker += 1;
    blockers.set(lastBlocker, type);
    return lastBlocker;
  },
  stop: (id: number) => blockers.delete(id),
  isStarted: (id: number) => blockers.has(id),
});

class PowerMonitor extends StrictEmitter {
  onBatteryPower = false;
  constructor() {
    super("powerMonitor", {
      raised: [],
      neverRaised: ["suspend", "resume", "on-ac", "on-battery", "shutdown", "lock-screen", "unlock-screen"],
    });
  }
}

export const powerMonitor = new PowerMonitor();

const shortcuts = new Map<string, () => void>();

export const globalShortcut = strict("globalShortcut", {
  register(accelerator: string, callback: () => void): boolean {
    if (shortcuts.has(accelerator)) return false;
    shortcuts.set(accelerator, callback);
    return true;
  },
  registerAll(accelerators: string[], callback: () => void): void {
    for (const accelerator of accelerators) shortcuts.set(accelerator, callback);
  },
  isRegistered: (accelerator: string) => shortcuts.has(accelerator),
  unregister(accelerator: string): void {
    shortcuts.delete(accelerator);
  },
  unregisterAll(): void {
    shortcuts.clear();
  },
});

let crashReports: { uploadToServer?: boolean } | undefined;

export const crashReporter = strict("crashReporter", {
  start(options: { uploadToServer?: boolean }): void {
    crashReports = options;
  },
  getUploadToServer: () => crashReports?.uploadToServer !== false,
  getLastCrashReport: () => null,
  getUploadedReports: () => [],
  addExtraParameter(_key: string, _value: string): void {},
});

export const dialog = strict("dialog", {
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`);
  },
});
