/** `npm run bench`, or `npm run bench -- take.durable --runs 5`: a table, and `bench/results.json`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Measured, Row } from "./figures.ts";
import { applicationRows } from "./rows/applications.ts";
import { estimate } from "./rows/estimate.ts";
import { fanout } from "./rows/fanout.ts";
import { growthDay } from "./rows/growth-day.ts";
import { growthPick } from "./rows/growth-pick.ts";
import { growthYear } from "./rows/growth-year.ts";
import { hostFrames } from "./rows/host-frames.ts";
import { hostLatency } from "./rows/host-latency.ts";
import { kioskStart } from "./rows/kiosk-start.ts";
import { memory } from "./rows/memory.ts";
import { monthExcel } from "./rows/month-excel.ts";
import { restartDay } from "./rows/restart-day.ts";
import { resync } from "./rows/resync.ts";
import { storm } from "./rows/storm.ts";
import { syncs } from "./rows/syncs.ts";
import { takeDurable } from "./rows/take-durable.ts";

const rows: Record<string, (runs: number) => Promise<Measured>> = {
  "take.durable": takeDurable,
  "storm.city": storm,
  "fanout.city": fanout,
  "growth.pick": growthPick,
  "growth.day": growthDay,
  "growth.year": growthYear,
  "restart.day": restartDay,
  resync,
  estimate,
  "memory.city": memory,
  syncs,
  "host.frames": hostFrames,
  "host.latency": hostLatency,
  "kiosk.start": kioskStart,
  ...applicationRows,
  "month.excel": monthExcel,
};

const { values, positionals } = parseArgs({
  options: { runs: { type: "string", default: "3" } },
  allowPositionals: true,
});
const wanted = positionals.length > 0 ? positionals : Object.keys(rows);
const results: Row[] = [];
mkdirSync("bench", { recursive: true });
console.log(line(["name", "value", "limit", "unit", "ratio", "goal"]));
for (const name of wanted) {
  const measure = rows[name];
  if (!measure) {
    console.error(`There is no row ${name}. There are: ${Object.keys(rows).join(", ")}`);
    process.exit(1);
  }
  const { goal, beside, ...row } = await measure(Number(values.runs));
  results.push(row);
  // After each row: an hour's figures are not lost with the last one's.
  writeFileSync("bench/results.json", `${JSON.stringify(results, null, 2)}\n`);
  const sign = goal.atLeast ? "≥" : "≤";
  console.log(
    line([row.name, short(row.value), short(row.limit), row.unit, short(row.ratio), `${sign} ${goal.ratio}`]),
  );
  for (const [what, figure] of Object.entries(beside ?? {}))
    console.log(`                  ${what}: ${figure}`);
}
function line(cells: string[]): string {
  return cells.map((cell, i) => (i === 0 ? cell.padEnd(16) : cell.padStart(12))).join("");
}

function short(value: number): string {
  return Number(value.toPrecision(4)).toString();
}
