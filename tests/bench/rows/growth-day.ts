/** One take and one call after the other, with 10,000 tickets in the day and with 200. */
import { startHall } from "../../hall/hall-process.ts";
import { clerks, kiosks, managers, screens } from "../city-clients.ts";
import { makeDay } from "../city-day.ts";
import { startCrowd } from "../crowd-process.ts";
import { fromRuns, type Measured, median, repeat } from "../figures.ts";
import { inventedHolder } from "../invented.ts";

const pairs = 300;

export async function growthDay(runs: number): Promise<Measured> {
  const long = await makeDay({ tickets: 10_000, waiting: 20 });
  const short = await makeDay({ tickets: 200, waiting: 20 });
  const measured = await repeat(runs, async () => ({
    value: await latency(long),
    limit: await latency(short),
  }));
  return fromRuns("growth.day", "ms", { ratio: 1.2, atLeast: false }, measured);
}

/** Median of a take and the call after it, milliseconds. */
async function latency(day: { folder: string; people: number }): Promise<number> {
  const server = await startHall({ hall: "city", folder: day.folder });
  const crowd = await startCrowd();
  const [clerk] = await clerks(server.url);
  if (!clerk) throw new Error("There is no clerk.");
  const plans = [...kiosks(), clerk, ...screens(3), ...(await managers(server.url))];
  await crowd.connect(server.url, plans);
  const clerkIndex = plans.indexOf(clerk);
  const times: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const holder = inventedHolder(day.people);
    day.people += 1;
    const [taken] = await crowd.oneByOne(0, "ticket:take", [{ queueId: "all-round", holder }]);
    const [called] = await crowd.oneByOne(clerkIndex, "counter:callNext", [{}]);
    if (!taken?.answer.ok || !called?.answer.ok) throw new Error("A take or a call was refused.");
    times.push(taken.ms + called.ms);
    await crowd.oneByOne(clerkIndex, "counter:start", [{}]);
    await crowd.oneByOne(clerkIndex, "counter:finish", [{}]);
  }
  await crowd.end();
  await server.kill();
  return median(times);
}
