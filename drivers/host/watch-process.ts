import { readFileSync } from "node:fs";
import type { FromLine } from "./line-messages.ts";
import type { LineProcessSettings } from "./settings.ts";

export interface ProcessWatch {
  heard(message: FromLine): void;
  stop(): void;
}

const lookMs = 200;
const pageBytes = 4096;

/** Sees when a line's process is stuck, grows or floods the host; calls back at most once. */
export function watchProcess(
  pid: () => number | undefined,
  limits: LineProcessSettings,
  kill: (why: "silent" | "too-big" | "too-many-words") => void,
): ProcessWatch {
  let silentMs = 0;
  let mostSilentMs = limits.startMs;
  let residentBytes = 0;
  let words = 0;
  let looks = 0;
  let lookedAt = performance.now();

  const timer = setInterval(look, lookMs);

  function look(): void {
    const now = performance.now();
    // Time in which this process itself was held up, or the machine slept, says nothing about the other one.
    silentMs += Math.min(now - lookedAt, 2 * lookMs);
    lookedAt = now;
    looks += 1;
    if (looks % Math.round(1000 / lookMs) === 0) words = 0;
    residentBytes = residentBytesOf(pid()) ?? residentBytes;
    if (silentMs > mostSilentMs) end("silent");
    else if (residentBytes > limits.mostMegabytes * 1e6) end("too-big");
  }

  function end(why: Parameters<typeof kill>[0]): void {
    clearInterval(timer);
    kill(why);
  }

  return {
    heard(message: FromLine): void {
      silentMs = 0;
      mostSilentMs = limits.silentMs;
      if (message.say === "beat") residentBytes = message.residentBytes;
      else words += 1;
      if (words === limits.mostWordsPerSecond) end("too-many-words");
    },
    stop: () => clearInterval(timer),
  };
}

/** Linux tells without the process's help, which one in an endless loop cannot give. */
function residentBytesOf(pid: number | undefined): number | undefined {
  if (process.platform !== "linux" || pid === undefined) return undefined;
  try {
    const [, pages = "0"] = readFileSync(`/proc/${pid}/statm`, "latin1").split(" ");
    return Number(pages) * pageBytes;
  } catch {
    return undefined;
  }
}
