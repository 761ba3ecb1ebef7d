import { existsSync, readdirSync, statfsSync } from "node:fs";
import { join } from "node:path";
import type { Hall } from "../hall.ts";

/** Less than a busy minute writes: commands would soon be refused. */
const leastFreeBytes = 16 * 1024 * 1024;
/** Enough for some weeks of a large hall: time to see to it. */
const lowFreeBytes = 1024 * 1024 * 1024;

interface Reason {
  code: string;
  zh: string;
  en: string;
}

export interface Readiness {
  ready: boolean;
  /** Why it cannot take commands. */
  reasons: Reason[];
  /** What will become a reason if nobody sees to it. */
  warnings: Reason[];
  pages: "built" | "not built";
  day: string;
  position: number;
}

const reasons = {
  stopping: { zh: "大厅正在关闭。", en: "The hall is closing." },
  "database-closed": { zh: "数据库没有打开。", en: "The database is not open." },
  "storage-refuses": {
    zh: "磁盘拒绝写入：可能已满、只读或损坏。恢复后大厅会自动继续。",
    en: "The disk refuses writes: it may be full, read-only or broken. The hall goes on by itself once it takes them.",
  },
  "disk-full": {
    zh: "数据所在磁盘几乎已满，请立即清理。",
    en: "The disk of the data is all but full: make room now.",
  },
  "disk-low": {
    zh: "数据所在磁盘剩余不足 1 GB，请清理。",
    en: "Less than 1 GB is left on the disk of the data: make room.",
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export interface ReadinessProbe {
  ask(): Readiness;
  /** From now on the answer is no. */
  stopping(): void;
}

/** Whether the hall can take commands now: proven by a write where the last one is not fresh. */
export function createReadiness(
  hall: Hall,
  dataFolder: string,
  pagesFolder: string,
  freeIn = freeBytes,
): ReadinessProbe {
  let isStopping = false;
  const arePagesBuilt = hasPages(pagesFolder);
  return {
    stopping: () => {
      isStopping = true;
    },
    ask: () => {
      const free = freeIn(dataFolder);
      const why: (keyof typeof reasons)[] = [];
      if (isStopping) why.push("stopping");
      if (!hall.storage.isOpen) why.push("database-closed");
      else if (!hall.storage.isWritable()) why.push("storage-refuses");
      if (free !== null && free < leastFreeBytes) why.push("disk-full");
      const isLow = free !== null && free >= leastFreeBytes && free < lowFreeBytes;
      return {
        ready: why.length === 0,
        reasons: why.map(explain),
        warnings: isLow ? [explain("disk-low")] : [],
        pages: arePagesBuilt ? "built" : "not built",
        day: hall.state.queueing.day,
        position: hall.state.position,
      };
    },
  };
}

function explain(code: keyof typeof reasons): Reason {
  return { code, ...reasons[code] };
}

/** Free for the hall's user; null where the system does not say. */
export function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

export function hasPages(folder: string): boolean {
  return (
    existsSync(folder) && readdirSync(folder).some((name) => existsSync(join(folder, name, "index.html")))
  );
}
