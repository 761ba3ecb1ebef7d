/** Sixty counters press `callNext` at the same instant, 5,000 tickets in the day, every view of the hall open. */
import { startBare } from "../bare-process.ts";
import { counterIds, forBare } from "../city-clients.ts";
import { openCityDay } from "../city-day.ts";
import type { Answered } from "../crowd-calls.ts";
import { type Crowd, startCrowd } from "../crowd-process.ts";
import { fromRuns, type Measured, percentile, repeat } from "../figures.ts";

const pressing = counterIds
  .filter((_, i) => i < 17 || i >= 19)
  .slice(0, 60)
  .map((id) => Number(id) - 1);
const rounds = 20;
/** Not counted: a server that has run since the morning has compiled its code. */
const firstRounds = 10;
const pauseMs = 300;

export async function storm(runs: number): Promise<Measured> {
  const found = { errors: 0, doubles: 0 };
  const measured = await repeat(runs, async () => {
    const city = await openCityDay({ tickets: 5_000, waiting: (firstRounds + rounds) * 20, phones: 200 });
    const answered = await press(city.crowd, async () => {
      await city.crowd.together(pressing, "counter:start", []);
      await city.crowd.together(pressing, "counter:finish", []);
    });
    await city.end();
    const { errors, doubles } = faultsIn(answered);
    found.errors += errors;
    found.doubles += doubles;

    const commands = answered.map(({ answer }) => ({ answer, written: [], sends: [] }));
    const bare = await startBare({ opened: {}, setup: null, commands });
    const crowd = await startCrowd();
    await crowd.connect(bare.url, forBare(city.plans.map((plan) => ({ ...plan, views: [] }))));
    const limit = p95(await press(crowd, async () => {}));
    await crowd.end();
    await bare.end();
    return { value: p95(answered), limit };
  });
  return { ...fromRuns("storm.city", "ms", { ratio: 3, atLeast: false }, measured), beside: found };
}

async function press(crowd: Crowd, afterwards: () => Promise<void>): Promise<Answered[]> {
  const all: Answered[] = [];
  for (let round = -firstRounds; round < rounds; round += 1) {
    const answered = await crowd.together(pressing, "counter:callNext", []);
    if (round >= 0) all.push(...answered);
    await afterwards();
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return all;
}

function p95(answered: readonly Answered[]): number {
  return percentile(
    answered.map(({ ms }) => ms),
    0.95,
  );
}

function faultsIn(answered: readonly Answered[]): { errors: number; doubles: number } {
  const called = answered.flatMap(({ answer }) => (answer.value?.ticket as { id: string } | null)?.id ?? []);
  return { errors: answered.length - called.length, doubles: called.length - new Set(called).size };
}
