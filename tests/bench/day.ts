/** Makes the days of a city's hall on disk, by the hall's own commands, faster than people could. */

import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readHall } from "../../hall-server/catalog/read-hall.ts";
import type { CommandInput, CommandName, CommandValue } from "../../hall-server/contract/commands.ts";
import type { Principal } from "../../hall-server/deciding.ts";
import { Hall } from "../../hall-server/hall.ts";
import { type HallDatabase, openDatabase } from "../../hall-server/journal/database.ts";
import { makeDemonstration } from "../../hall-server/people/demonstration.ts";
import { masterKey } from "../../hall-server/people/master-key.ts";
import { device, staff } from "../../hall-server/testing.ts";
import { systemTime, type TimeSource } from "../../hall-server/time/hall-clock.ts";
import { inventedHolder } from "./invented.ts";

export const kiosk = device("kiosk-1", "kiosk", "1");
const clerk = (counterId: string) => staff(`clerk-${counterId.padStart(2, "0")}`);

export interface CityHall {
  hall: Hall;
  folder: string;
  done<Name extends CommandName>(who: Principal, name: Name, input?: object): Promise<CommandValue<Name>>;
}

export function newFolder(): string {
  return join(mkdtempSync(join(tmpdir(), "yichuang-bench-")), "data");
}

export function removeFolder(folder: string): void {
  rmSync(dirname(folder), { recursive: true, force: true });
}

export async function openCity(
  folder: string,
  options: { time?: TimeSource; db?: HallDatabase } = {},
): Promise<CityHall> {
  const read = readHall("city", { isDemonstration: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const key = masterKey({ file: undefined, dataFolder: folder, mayMake: true });
  if (typeof key === "string") throw new Error(key);
  const db = options.db ?? openDatabase(folder);
  const hall = new Hall({
    db,
    folder,
    config: read.config,
    masterKey: key,
    time: options.time ?? systemTime,
    speechMs: (_number, _counter, repeats) => 4_000 * repeats,
    log: (event) => process.stderr.write(`${event}\n`),
  });
  await makeDemonstration(hall);
  return {
    hall,
    folder,
    done: async (who, name, input = {}) => {
      const whole = { commandId: randomUUID(), ...input } as CommandInput<typeof name>;
      const answer = await hall.submit(who, name, whole);
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
  };
}

/** So many tickets, each taken, called, served and finished at one of the 92 counters, in the hall's own time. */
export async function serve({ hall, done }: CityHall, tickets: number, from: number): Promise<void> {
  const places = hall.config.counters.filter((place) => place.queueIds.length > 0);
  for (const place of places) {
    if (hall.state.calling.counterOf.has(clerk(place.id).name)) continue;
    await done(clerk(place.id), "counter:open", { counterId: place.id });
  }
  for (let served = 0; served < tickets; served += places.length) {
    const now = places.slice(0, tickets - served);
    await Promise.all(
      now.map((place, i) =>
        done(kiosk, "ticket:take", { queueId: place.queueIds[0], holder: inventedHolder(from + served + i) }),
      ),
    );
    for (const name of ["counter:callNext", "counter:start", "counter:finish"] as const) {
      await Promise.all(now.map((place) => done(clerk(place.id), name)));
    }
  }
}

/** So many who wait in a queue; answers their tickets' tokens. */
export async function queueUp(
  city: CityHall,
  queueId: string,
  count: number,
  from: number,
): Promise<string[]> {
  const taken = await Promise.all(
    Array.from({ length: count }, (_, i) =>
      city.done(kiosk, "ticket:take", { queueId, holder: inventedHolder(from + i) }),
    ),
  );
  return taken.map(({ token }) => token);
}
