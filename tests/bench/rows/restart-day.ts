/** From start to ready in the middle of a 20,000-ticket day, against reading and parsing the same rows. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { startHall } from "../../hall/hall-process.ts";
import { makeDay } from "../city-day.ts";
import { removeFolder } from "../day.ts";
import { fromRuns, type Measured, repeat } from "../figures.ts";

export async function restartDay(runs: number): Promise<Measured> {
  const { folder } = await makeDay({ tickets: 20_000, waiting: 20 });
  const measured = await repeat(runs, async () => ({
    value: await timeToReady(folder),
    limit: await timeToRead(folder),
  }));
  removeFolder(folder);
  return fromRuns("restart.day", "ms", { ratio: 3, atLeast: false }, measured);
}

/** The server is killed afterwards: it must not tidy up for the next start. */
export async function timeToReady(folder: string): Promise<number> {
  const startedAt = performance.now();
  const server = await startHall({ hall: "city", folder });
  const ms = performance.now() - startedAt;
  await server.kill("SIGKILL");
  return ms;
}

async function timeToRead(folder: string): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["tests/bench/read-rows.ts", folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((resolve) => createInterface({ input: child.stdout }).once("line", resolve));
  const ms = performance.now() - startedAt;
  await gone;
  return ms;
}
