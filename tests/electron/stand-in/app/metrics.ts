/** What the processes of this stand-in take of the machine, read from /proc. */
import { readdirSync, readFileSync } from "node:fs";

interface ProcessMetric {
  pid: number;
  type: "Browser" | "Tab" | "Utility" | "GPU" | "Zygote" | "Unknown";
  creationTime: number;
  cpu: { percentCPUUsage: number; idleWakeupsPerSecond: number };
  /** Kilobytes. */
  memory: { workingSetSize: number; peakWorkingSetSize: number };
}

/** This process, Chromium's and all their children; empty where there is no /proc. */
export function processMetrics(chromiumPid: number): ProcessMetric[] {
  const parents = parentsOfAll();
  const own = new Set([process.pid, chromiumPid]);
  for (const [pid, parent] of parents) if (own.has(parent)) own.add(pid);
  return [...own].filter((pid) => parents.has(pid)).map((pid) => metricOf(pid));
}

function parentsOfAll(): Map<number, number> {
  const parents = new Map<number, number>();
  for (const name of listed("/proc").filter((entry) => /^\d+$/.test(entry))) {
    const parent = read(`/proc/${name}/stat`).split(") ").at(-1)?.split(" ")[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  // Ascending, so that one pass finds grandchildren too.
  return new Map([...parents].toSorted(([one], [other]) => one - other));
}

function metricOf(pid: number): ProcessMetric {
  const status = read(`/proc/${pid}/status`);
  const kilobytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  return {
    pid,
    type: typeOf(pid),
    creationTime: 0,
    cpu: { percentCPUUsage: 0, idleWakeupsPerSecond: 0 },
    memory: { workingSetSize: kilobytes("VmRSS"), peakWorkingSetSize: kilobytes("VmHWM") },
  };
}

function typeOf(pid: number): ProcessMetric["type"] {
  if (pid === process.pid) return "Browser";
  const type = /--type=([\w-]+)/.exec(read(`/proc/${pid}/cmdline`))?.[1];
  if (type === "renderer") return "Tab";
  if (type === "utility") return "Utility";
  if (type === "gpu-process") return "GPU";
  return type === "zygote" ? "Zygote" : "Unknown";
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // Ended in this very moment.
    return "";
  }
}
