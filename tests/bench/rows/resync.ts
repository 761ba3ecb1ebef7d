/** 200 screens come back at the same instant, 10,000 tickets in the day: until the last shows what is right. */
import { startHall } from "../../hall/hall-process.ts";
import { startBare } from "../bare-process.ts";
import { screens } from "../city-clients.ts";
import { makeDay } from "../city-day.ts";
import { startCrowd } from "../crowd-process.ts";
import { fromRuns, type Measured, repeat } from "../figures.ts";

const plans = screens(200);

export async function resync(runs: number): Promise<Measured> {
  const { folder } = await makeDay({ tickets: 10_000, waiting: 20 });
  const server = await startHall({ hall: "city", folder });
  const measured = await repeat(runs, async () => {
    const { ms: value, opened } = await reconnect(server.url);
    const bare = await startBare({ opened, setup: null, commands: [] });
    const { ms: limit } = await reconnect(bare.url);
    await bare.end();
    return { value, limit };
  });
  await server.end();
  return fromRuns("resync", "ms", { ratio: 2, atLeast: false }, measured);
}

async function reconnect(url: string): Promise<{ ms: number; opened: Record<string, unknown> }> {
  const crowd = await startCrowd();
  // Once to have every client's code compiled, in both cases.
  await crowd.reconnect(url, plans);
  const ms = await crowd.reconnect(url, plans);
  const opened = await crowd.opened();
  await crowd.end();
  return { ms, opened };
}
