/** All queues' waiting ranges with 500 waiting and 92 counters, milliseconds of one core. */
import { newFolder, openCity, queueUp, removeFolder, serve } from "../day.ts";
import { fromRuns, type Measured, median, repeat } from "../figures.ts";

const goalMs = 20;
const waiting = 500;

export async function estimate(runs: number): Promise<Measured> {
  const folder = newFolder();
  const city = await openCity(folder);
  await serve(city, 1_000, 0);
  const { queues } = city.hall.config;
  for (const [i, queue] of queues.entries()) {
    const share = Math.floor(waiting / queues.length) + (i < waiting % queues.length ? 1 : 0);
    await queueUp(city, queue.id, share, 1_000 + i * waiting);
  }
  const measured = await repeat(runs, async () => {
    const times = Array.from({ length: 30 }, () => {
      const startedAt = performance.now();
      city.hall.estimates.refresh();
      return performance.now() - startedAt;
    });
    return { value: median(times), limit: goalMs };
  });
  city.hall.stop();
  removeFolder(folder);
  return fromRuns("estimate", "ms", { ratio: 1, atLeast: false }, measured);
}
