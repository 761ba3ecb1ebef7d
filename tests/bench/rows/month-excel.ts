/** A month of 12,500 applications as a workbook: by how much the process grows while it is written. */
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { setTimeout as sleep } from "node:timers/promises";
import { monthWorkbook } from "../../../hall-server/reports/month-workbook.ts";
import type { CityHall } from "../day.ts";
import { fromRuns, type Measured, median, repeat } from "../figures.ts";
import { filled } from "./applications.ts";

/** A page of rows, the packer and what they leave behind, whatever the month's size. */
const limitMegabytes = 32;
const month = "2026-05";

interface Taken {
  grownMegabytes: number;
  megabytes: number;
  seconds: number;
  /** How long others had to wait at most, milliseconds. */
  longestTurnMs: number;
}

export async function monthExcel(runs: number): Promise<Measured> {
  const { many } = await filled();
  // Once for the compiler, and so that what the first one leaves behind is not counted as growth.
  await take(many);
  const taken = await repeat(runs, () => take(many));
  const of = (key: keyof Taken) => Number(median(taken.map((one) => one[key])).toPrecision(3));
  const measured = taken.map(({ grownMegabytes }) => ({ value: grownMegabytes, limit: limitMegabytes }));
  const beside = {
    "file, MB": of("megabytes"),
    seconds: of("seconds"),
    "longest turn, ms": of("longestTurnMs"),
  };
  return { ...fromRuns("month.excel", "MB", { ratio: 1, atLeast: false }, measured), beside };
}

async function take({ hall }: CityHall): Promise<Taken> {
  const { config, intake, vault, registry } = hall;
  const source = { config, intake, vault, registry, now: hall.clock.now() };
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  const turns = watchTurns();
  let peak = before;
  let bytes = 0;
  const stream = monthWorkbook(source, { month, language: "zh", unitIds: null });
  for await (const chunk of Readable.fromWeb(stream as WebStream)) {
    bytes += (chunk as Uint8Array).length;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  return {
    grownMegabytes: (peak - before) / 1e6,
    megabytes: bytes / 1e6,
    seconds: (performance.now() - startedAt) / 1_000,
    longestTurnMs: await turns.end(),
  };
}

/** The longest time between two looks of something that looks every millisecond. */
function watchTurns(): { end: () => Promise<number> } {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  return {
    end: async () => {
      await sleep(5);
      clearInterval(timer);
      return longest;
    },
  };
}
