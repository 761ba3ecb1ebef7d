import type { App } from "electron";
import type { HostLog } from "../../drivers/host/settings.ts";
import { describeFault } from "./describe-fault.ts";

/** sysexits.h EX_SOFTWARE: the system's unit starts the shell again. */
export const faultExit = 70;

interface FaultParts {
  process: Pick<NodeJS.Process, "on">;
  app: Pick<App, "on">;
  log: HostLog & { fatal: HostLog["error"] };
  /** Written down before the end. */
  crashed: () => void;
  exit: (code: number) => void;
}

/**
 * A fault of the main process ends it: what goes on after one goes on wrongly, and whoever keeps the shell running starts it
 * anew. Without a listener Electron would show a box with the error to whoever stands there.
 */
export function endOnFault({ process, app, log, crashed, exit }: FaultParts): void {
  let isEnding = false;
  const end = (error: unknown) => {
    if (isEnding) return;
    isEnding = true;
    try {
      log.fatal({ error: describeFault(error) }, "the shell failed and ends");
    } catch {
      // The log itself may be what failed.
    }
    try {
      crashed();
    } finally {
      exit(faultExit);
    }
  };
  process.on("uncaughtException", end);
  process.on("unhandledRejection", end);
  // The graphics or the network process: Chromium starts them anew by itself, and pages notice.
  app.on("child-process-gone", (_event, { type, reason, exitCode, name }) =>
    log.warn({ type, reason, exitCode, name }, "a process of the shell is gone"),
  );
}
