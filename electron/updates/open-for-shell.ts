import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { HostLog } from "../../drivers/host/settings.ts";
import { hallUpdates } from "./hall-updates.ts";
import { type Installed, readInstalled } from "./installed.ts";
import { keepUpToDate, type Rhythm, usualRhythm } from "./rhythm.ts";
import { openUpdates, type UpdateStatus } from "./updates.ts";
import { updatesFolderIn } from "./updates-folder.ts";

export interface ShellUpdates {
  /** The page can be used, and the hall was heard or is known to be away. */
  isWell(): void;
  /** What the hall's view says: the version that it has, if it has one. */
  offered(version: string | null): void;
  wasTold(version: string): void;
  status(): UpdateStatus;
  stop(): void;
}

export interface ShellUpdatesOptions {
  /** `app.getAppPath()`: what the installer put there. */
  appFolder: string;
  userData: string;
  /** Of the program that runs. */
  mainScript: string;
  hall: string;
  token: () => string | null;
  isQuiet: () => boolean;
  isNight: () => boolean;
  /** Ends the shell in good order and starts it again. */
  restart: () => void;
  log: HostLog;
  rhythm?: Rhythm;
}

/** null: a shell from its sources, or a package made without a key for updates. */
export function openShellUpdates(options: ShellUpdatesOptions): ShellUpdates | null {
  const { hall, token, isQuiet, isNight, restart, log, rhythm = usualRhythm } = options;
  const installed = installedAt(options.appFolder);
  if (installed === null || installed.key === null) return null;
  const runningProgram = dirname(options.mainScript);
  const target = { platform: process.platform, arch: process.arch };
  const updates = openUpdates({
    key: installed.key,
    target,
    installed: installed.version,
    running: versionOf(runningProgram),
    runningProgram,
    updatesFolder: updatesFolderIn(options.userData),
    hall: hallUpdates(hall, token, target),
    isQuiet,
    restart,
    log,
  });
  const keeping = keepUpToDate(updates, { isQuiet, isNight, random: Math.random }, rhythm);
  return {
    isWell: () => updates.isWell(),
    offered: (version) => {
      if (version !== null) keeping.offered(version);
    },
    wasTold: (version) => updates.wasTold(version),
    status: () => updates.status(),
    stop: () => keeping.stop(),
  };
}

function installedAt(appFolder: string): Installed | null {
  try {
    return readInstalled(appFolder);
  } catch {
    return null;
  }
}

function versionOf(program: string): string {
  return (JSON.parse(readFileSync(join(program, "package.json"), "utf8")) as { version: string }).version;
}
