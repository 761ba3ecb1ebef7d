import type { utilityProcess } from "electron";
import { type ForkedLine, memoryFlags } from "../../drivers/host/fork-line.ts";
import type { FromLine } from "../../drivers/host/line-messages.ts";

/**
 * A line's process in Electron: its own kind of child, which needs no way to run Electron as Node. It ends with the main
 * process, also when that is killed.
 */
export function forkUtility(
  electrons: Pick<typeof utilityProcess, "fork">,
  entry: string,
  mostMegabytes: number,
): ForkedLine {
  const child = electrons.fork(entry, [], {
    execArgv: memoryFlags(mostMegabytes),
    serviceName: "device-line",
    // What a driver prints could be what stands on a card.
    stdio: "ignore",
  });
  let isGone = false;
  child.once("exit", () => {
    isGone = true;
  });

  return {
    get pid() {
      return child.pid;
    },
    tell(message) {
      if (!isGone) child.postMessage(message);
    },
    kill(): void {
      const { pid } = child;
      // Electron's own asks it to end, which a driver in an endless loop does not hear.
      if (isGone || pid === undefined) child.kill();
      else endAtOnce(pid);
    },
    onMessage: (listener) => void child.on("message", (message: FromLine) => listener(message)),
    onceGone: (listener) => void child.once("exit", (code) => listener(code, null)),
    onceFailed: (listener) =>
      void child.once("error", (type, location) => listener(`${type} at ${location}`)),
  };
}

function endAtOnce(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself in this moment; its end says what there is to say.
  }
}
