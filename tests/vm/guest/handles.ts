import { readdirSync, readlinkSync } from "node:fs";

export interface Handles {
  /** Open files of this process that lead to such a device, also to one that is gone. */
  devices: number;
  /** All open files. */
  files: number;
  threads: number;
}

export function countHandles(device: RegExp): Handles {
  const targets = readdirSync("/proc/self/fd").map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      // Reading the list is itself a file that is closed by now.
      return null;
    }
  });
  const open = targets.filter((target) => target !== null);
  return {
    devices: open.filter((target) => device.test(target)).length,
    files: open.length,
    threads: readdirSync("/proc/self/task").length,
  };
}
