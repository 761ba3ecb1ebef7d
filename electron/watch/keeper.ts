import { execFile } from "node:child_process";

interface KeeperParts {
  env: NodeJS.ProcessEnv;
  /** Runs a program with its arguments, and never fails. */
  run?: (program: string, args: string[]) => void;
}

/**
 * Tells systemd that this process's event loop turns, where its unit asks for that (`WatchdogSec=`, `NotifyAccess=all`): one
 * that hangs is ended and started anew. Node cannot write to systemd's datagram socket, so its own small program does.
 * `WATCHDOG_PID` is not looked at: under a compositor the unit's process is the compositor, not this one.
 */
export function reassureKeeper({ env, run = runQuietly }: KeeperParts): { close(): void } {
  const everyMs = Number(env.WATCHDOG_USEC ?? 0) / 1_000 / 3;
  if (!env.NOTIFY_SOCKET || !Number.isFinite(everyMs) || everyMs <= 0) return { close() {} };
  const reassure = () => run("systemd-notify", ["WATCHDOG=1"]);
  reassure();
  const timer = setInterval(reassure, everyMs);
  return { close: () => clearInterval(timer) };
}

function runQuietly(program: string, args: string[]): void {
  execFile(program, args, { timeout: 10_000 }, () => undefined);
}
