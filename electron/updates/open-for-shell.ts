import { dirname } from "node:path";
import type { HostLog } from "../../drivers/host/settings.ts";
import type { ShellWatch } from "../watch/watch.ts";
import { hallUpdates } from "./hall-updates.ts";
import { type Installed, readInstalled } from "./installed.ts";
import { isDeepNight, keepUpToDate } from "./rhythm.ts";
import { runningVersion } from "./running-version.ts";
import { tellUpdates } from "./tell.ts";
import { type LookFault, openUpdates } from "./updates.ts";
import { updatesFolderIn } from "./updates-folder.ts";

export interface ShellUpdatesOptions {
  /** `app.getAppPath()`: what the installer put there. */
  appFolder: string;
  userData: string;
  /** Of the program that runs. */
  mainScript: string;
  hall: string;
  /** Of any of this shell's places. */
  token: () => string | null;
  watch: Pick<ShellWatch, "happened" | "isQuiet" | "isUsable" | "onWishes" | "restart" | "trouble">;
  log: HostLog;
}

const lookMs = 1_000;

/** null: a shell from its sources, or a package made without a key for updates. */
export function openShellUpdates(options: ShellUpdatesOptions): { close(): void } | null {
  const { hall, token, watch, log } = options;
  const installed = installedAt(options.appFolder);
  const running = runningVersion(options.mainScript);
  if (installed === null || installed.key === null || running === null) return null;
  const { rules } = installed;
  const target = { platform: process.platform, arch: process.arch };
  const isQuiet = () => watch.isQuiet(rules.quietSeconds);
  const updates = openUpdates({
    ...{ key: installed.key, target, installed: installed.version, running, isQuiet, log },
    runningProgram: dirname(options.mainScript),
    updatesFolder: updatesFolderIn(options.userData),
    hall: hallUpdates(hall, token, target),
    restart: watch.restart,
  });
  const keeping = keepUpToDate(
    updates,
    {
      isQuiet,
      isNight: () => rules.switches === "any-time" || isDeepNight(new Date()),
      random: Math.random,
    },
    { aboutMs: rules.aboutSeconds * 1_000, againMs: rules.againSeconds * 1_000 },
  );
  watch.onWishes(({ update }) => {
    if (update !== null) keeping.offered(update.version);
  });
  let told: LookFault | null = null;
  const timer = setInterval(() => {
    if (updates.status().isTried && watch.isUsable() && updates.isWell()) watch.happened("update-installed");
    told = tellUpdates(updates, watch, told);
  }, lookMs);
  return {
    close(): void {
      clearInterval(timer);
      keeping.stop();
    },
  };
}

function installedAt(appFolder: string): Installed | null {
  try {
    return readInstalled(appFolder);
  } catch {
    return null;
  }
}
