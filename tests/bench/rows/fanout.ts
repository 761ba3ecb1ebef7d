/** From one press to the last view that it changes, with everybody of the city's hall connected. */
import { startBare } from "../bare-process.ts";
import type { BareScript } from "../bare-script.ts";
import { allRoundCounters, forBare } from "../city-clients.ts";
import { type CityDay, clerkOf, openCityDay } from "../city-day.ts";
import type { Answered, Arrival } from "../crowd-calls.ts";
import { startCrowd } from "../crowd-process.ts";
import { fromRuns, type Measured, percentile, repeat } from "../figures.ts";

const presses = 100;
/** One at each counter, not timed: in the middle of a day the server has done all of this before, and its voice is awake. */
const warmUp = allRoundCounters.length;
/** Longer than the hall ever leaves a view waiting, and not in step with its clock. */
const listenMs = 330;

export async function fanout(runs: number): Promise<Measured> {
  let views = 0;
  const measured = await repeat(runs, async () => {
    const city = await openCityDay({ tickets: 500, waiting: 300, phones: 200 });
    const { times, commands } = await pressInHall(city);
    await city.end();
    views = commands.reduce((sum, { sends }) => sum + sends.length, 0) / commands.length;

    const bare = await startBare({ opened: {}, setup: null, commands });
    const crowd = await startCrowd();
    await crowd.connect(bare.url, forBare(city.plans.map((plan) => ({ ...plan, views: [] }))));
    const limits: number[] = [];
    for (let press = 0; press < warmUp + presses; press += 1) {
      const noted = await crowd.note(clerkAt(press), "counter:callNext", {}, listenMs);
      if (press >= warmUp) limits.push(lastOf(noted, noted.arrivals));
    }
    await crowd.end();
    await bare.end();
    return { value: percentile(times, 0.99), limit: percentile(limits, 0.99) };
  });
  return {
    ...fromRuns("fanout.city", "ms", { ratio: 2, atLeast: false }, measured),
    beside: { "views changed by a press": Math.round(views) },
  };
}

function clerkAt(press: number): number {
  return clerkOf(allRoundCounters[press % allRoundCounters.length] ?? "1");
}

async function pressInHall({
  crowd,
}: CityDay): Promise<{ times: number[]; commands: BareScript["commands"] }> {
  const times: number[] = [];
  const commands: BareScript["commands"] = [];
  const shown = new Map<string, string>();
  const noteShown = (arrivals: readonly Arrival[]) => arrivals.filter((arrival) => isNew(shown, arrival));
  for (let press = 0; press < warmUp + presses; press += 1) {
    const clerk = clerkAt(press);
    // What the press before left behind: not timed, but what it changes is known before the next.
    for (const name of press < warmUp ? [] : ["counter:start", "counter:finish"]) {
      noteShown((await crowd.note(clerk, name, {}, listenMs)).arrivals);
    }
    const noted = await crowd.note(clerk, "counter:callNext", {}, listenMs);
    const changed = noteShown(noted.arrivals);
    if (press >= warmUp) times.push(lastOf(noted, changed));
    commands.push({
      answer: noted.answer,
      written: [],
      sends: changed.map(({ client, message }) => ({ client, message })),
    });
  }
  return { times, commands };
}

function lastOf({ at, ms }: Answered, arrivals: readonly Arrival[]): number {
  return Math.max(ms, ...arrivals.map((arrival) => arrival.at - at));
}

/** The waiting ranges are worked out anew each second and change views by themselves: they are left out. */
function isNew(shown: Map<string, string>, { client, message }: Arrival): boolean {
  const key = `${client} ${message.name} ${JSON.stringify(message.params)}`;
  const text = JSON.stringify(message.value, (name, value) => (name === "wait" ? null : value));
  if (shown.get(key) === text) return false;
  shown.set(key, text);
  return true;
}
