/** One `callNext`, decided and applied in memory, with 100,000 waiting and with 1,000. */
import { randomUUID } from "node:crypto";
import { handlers } from "../../../hall-server/commands.ts";
import { type Deciding, isRefusal } from "../../../hall-server/deciding.ts";
import { Changes } from "../../../hall-server/journal/changes.ts";
import type { Fact, NewFact } from "../../../hall-server/journal/fact.ts";
import { applyFact } from "../../../hall-server/state.ts";
import { staff } from "../../../hall-server/testing.ts";
import { type CityHall, kiosk, newFolder, openCity, removeFolder } from "../day.ts";
import { fromRuns, type Measured, median, repeat } from "../figures.ts";

const calls = 800;
const clerk = staff("clerk-01");

export async function growthPick(runs: number): Promise<Measured> {
  const many = await hallWith(100_000);
  const few = await hallWith(1_000);
  // Once for the compiler.
  timeToCall(few);
  timeToCall(many);
  const measured = await repeat(runs, async () => ({ value: timeToCall(many), limit: timeToCall(few) }));
  for (const { hall, folder } of [many, few]) {
    hall.stop();
    removeFolder(folder);
  }
  return fromRuns("growth.pick", "µs", { ratio: 1.5, atLeast: false }, measured);
}

async function hallWith(waiting: number): Promise<CityHall> {
  const folder = newFolder();
  const city = await openCity(folder);
  await city.done(clerk, "counter:open", { counterId: "1" });
  for (let taken = 0; taken < waiting; taken += 1_000) {
    await Promise.all(
      Array.from({ length: 1_000 }, () => city.done(kiosk, "ticket:take", { queueId: "all-round" })),
    );
  }
  return city;
}

/** Median microseconds of a call. Each is taken back, so that as many wait as before. */
function timeToCall({ hall }: CityHall): number {
  const deciding: Deciding = {
    // The vault, the tables and all else that the hall has.
    ...hall,
    principal: clerk,
    sealed: null,
    now: hall.clock.now(),
    newId: (kind) => `${kind}${randomUUID()}`,
    waitOf: () => null,
    speechMs: () => 4_000,
    clockStepMs: null,
    followClock: () => {},
    announceErasing: () => {},
    noteErased: () => {},
  };
  const times: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const changes = new Changes();
    const startedAt = performance.now();
    const decision = handlers["counter:callNext"](deciding, { commandId: randomUUID() });
    if (isRefusal(decision)) throw new Error(decision.code);
    for (const fact of decision.facts) applyFact(hall.state, placed(fact, hall.state.position + 1), changes);
    times.push((performance.now() - startedAt) * 1_000);
    changes.takeBack();
  }
  return median(times);

  function placed(fact: NewFact, position: number): Fact {
    return { ...fact, position, at: deciding.now, day: hall.state.queueing.day, version: 1 } as Fact;
  }
}
