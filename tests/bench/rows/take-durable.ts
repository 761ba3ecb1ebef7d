/** Acknowledged, durable `ticket:take` a second, with a holder, from 100 clients, in the city's hall. */

import { openDatabase } from "../../../hall-server/journal/database.ts";
import { startHall } from "../../hall/hall-process.ts";
import { startBare } from "../bare-process.ts";
import type { BareScript } from "../bare-script.ts";
import { startCrowd } from "../crowd-process.ts";
import { kiosk, newFolder, openCity, removeFolder } from "../day.ts";
import { fromRuns, type Measured, repeat } from "../figures.ts";
import { inventedHolder } from "../invented.ts";
import { recordingDatabase } from "../recording.ts";
import { metric, processorMs } from "../servers.ts";

const clientCount = 100;
/** Not counted: a server that has run since the morning has compiled its code. */
const warmUp = 4_000;
const takes = 6_000;
const queueId = "all-round";

export async function takeDurable(runs: number): Promise<Measured> {
  const script = await record(warmUp + takes);
  const beside = { cpu: 0, commits: 0 };
  const measured = await repeat(runs, async () => {
    const real = await measureHall(beside);
    const bare = await startBare(script);
    const limit = await rate(bare.url);
    await bare.end();
    return { value: real, limit };
  });
  return {
    ...fromRuns("take.durable", "takes/s", { ratio: 0.7, atLeast: true }, measured),
    beside: {
      "CPU per command, ms": round(beside.cpu / runs / takes),
      "commits per command": round(beside.commits / runs / takes),
    },
  };
}

async function measureHall(beside: { cpu: number; commits: number }): Promise<number> {
  const hall = await startHall({ hall: "city" });
  let before = { cpu: 0, commits: 0 };
  const commits = () => metric(hall.url, "yichuang_commit_seconds_count");
  const value = await rate(hall.url, async () => {
    before = { cpu: processorMs(hall.pid), commits: await commits() };
  });
  beside.cpu += processorMs(hall.pid) - before.cpu;
  beside.commits += (await commits()) - before.commits;
  await hall.end();
  return value;
}

async function rate(url: string, whenWarm: () => Promise<void> = async () => {}): Promise<number> {
  const crowd = await startCrowd();
  const plan = { auth: { token: "demo-kiosk-1" }, views: [] };
  await crowd.connect(url, new Array(clientCount).fill(plan));
  await crowd.take({ from: 0, count: warmUp, queueId });
  await whenWarm();
  const { ms, errors } = await crowd.take({ from: warmUp, count: takes, queueId });
  await crowd.end();
  if (errors.length > 0) throw new Error(`${errors.length} takes were refused: ${errors[0]}`);
  return takes / (ms / 1_000);
}

/** What a hall writes and answers for these takes, one after the other. */
async function record(count: number): Promise<BareScript> {
  const folder = newFolder();
  const { db, takeNotes } = recordingDatabase(openDatabase(folder));
  const { hall, done } = await openCity(folder, { db });
  const setup = takeNotes();
  const commands: BareScript["commands"] = [];
  for (let serial = 0; serial < count; serial += 1) {
    const value = await done(kiosk, "ticket:take", { queueId, holder: inventedHolder(serial) });
    commands.push({ answer: { ok: true, value }, written: takeNotes(), sends: [] });
  }
  hall.stop();
  removeFolder(folder);
  return { opened: {}, setup, commands };
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
