/** Disk syncs of the whole process for each turn of the event loop that brought commands; 100 clients take tickets. */
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHall } from "../../hall/hall-process.ts";
import { startCrowd } from "../crowd-process.ts";
import { fromRuns, type Measured, repeat } from "../figures.ts";
import { metric } from "../servers.ts";

const clientCount = 100;
const takes = 4_000;

export async function syncs(runs: number): Promise<Measured> {
  let perSync = 0;
  const measured = await repeat(runs, async () => {
    const hall = await startHall({ hall: "city" });
    const crowd = await startCrowd();
    const plan = { auth: { token: "demo-kiosk-1" }, views: [] };
    await crowd.connect(hall.url, new Array(clientCount).fill(plan));
    const turns = () => metric(hall.url, "yichuang_command_turns_total");
    const trace = await traceSyncs(hall.pid);
    const before = await turns();
    const { errors } = await crowd.take({ from: 0, count: takes, queueId: "all-round" });
    const limit = (await turns()) - before;
    const value = await trace.end();
    await crowd.end();
    await hall.end();
    if (errors.length > 0) throw new Error(`${errors.length} takes were refused: ${errors[0]}`);
    perSync += takes / value / runs;
    return { value, limit };
  });
  return {
    ...fromRuns("syncs", "syncs", { ratio: 1, atLeast: false }, measured),
    beside: { "acknowledged commands per sync": Math.round(perSync) },
  };
}

/** Counts what the kernel is asked to sync, by whichever thread. */
async function traceSyncs(pid: number): Promise<{ end(): Promise<number> }> {
  const file = join(tmpdir(), `yichuang-syncs-${pid}`);
  const calls = "trace=fsync,fdatasync,sync_file_range,msync,sync,syncfs";
  const strace = spawn("strace", ["-f", "-e", calls, "-o", file, "-p", String(pid)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  await new Promise<void>((resolve, reject) => {
    strace.once("error", reject);
    strace.stderr.on("data", (said: Buffer) => said.includes("attached") && resolve());
    strace.once("exit", () => reject(new Error("strace may not look at the server.")));
  });
  return {
    end: async () => {
      const gone = new Promise((resolve) => strace.once("exit", resolve));
      strace.kill("SIGINT");
      await gone;
      const lines = readFileSync(file, "utf8").split("\n");
      rmSync(file, { force: true });
      return lines.filter((line) => /\b(f|fdata|m)?sync(fs|_file_range)?\(/.test(line)).length;
    },
  };
}
