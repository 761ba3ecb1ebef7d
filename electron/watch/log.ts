import { join } from "node:path";
import pino from "pino";
import type { HostLog } from "../../drivers/host/settings.ts";
import { describeFault } from "./describe-fault.ts";
import { openRotatingFile } from "./rotating-file.ts";

export interface ShellLog extends HostLog {
  fatal(fields: Record<string, unknown>, message: string): void;
}

export interface OpenedLog {
  log: ShellLog;
  /** False while the disk takes nothing. */
  readonly isWritable: boolean;
}

/** Five files of 2 MB: weeks of a quiet kiosk, hours of one that fails all the time. */
const size = { mostBytes: 2_000_000, files: 5 };

/**
 * JSON lines in `logs/shell.log` of the shell's own folder, and on standard error for whoever looks at the unit's journal.
 * Codes and ids only: no card's text, no ticket's text, no message of an error.
 */
export function openLog(folder: string, echo: (line: string) => void = toStandardError): OpenedLog {
  const file = openRotatingFile({ path: join(folder, "logs", "shell.log"), ...size });
  const log = pino(
    { name: "shell", base: { pid: process.pid }, serializers: { error: describeFault, err: describeFault } },
    {
      write(line: string) {
        file.write(line);
        echo(line);
      },
    },
  );
  return {
    log,
    get isWritable() {
      return file.isWritable;
    },
  };
}

function toStandardError(line: string): void {
  // Whoever started the shell may have gone and closed the other end.
  if (process.stderr.listenerCount("error") === 0) process.stderr.on("error", () => undefined);
  process.stderr.write(line);
}
