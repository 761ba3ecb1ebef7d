/** A city hall's server in the middle of its day, with everybody connected. */
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { clerks, counterIds, kiosks, managers, pads, phones, screens, signs } from "./city-clients.ts";
import type { ClientPlan } from "./crowd-calls.ts";
import { type Crowd, startCrowd } from "./crowd-process.ts";
import { newFolder, openCity, queueUp, serve } from "./day.ts";

export interface CityDay {
  server: HallProcess;
  crowd: Crowd;
  /** Everybody, in the order of their indexes; counter n's clerk is client n - 1. */
  plans: ClientPlan[];
  end(): Promise<void>;
}

interface DayOptions {
  /** Finished tickets in the day. */
  tickets: number;
  /** So many wait in every queue that has a counter. */
  waiting: number;
  /** Phones that watch their ticket in the all-round queue. */
  phones: number;
}

/** A folder with such a day; answers the tokens of tickets that wait in the all-round queue. */
export async function makeDay({ tickets, waiting }: Omit<DayOptions, "phones">) {
  const folder = newFolder();
  const city = await openCity(folder);
  await serve(city, tickets, 0);
  let people = tickets;
  let tokens: string[] = [];
  for (const queue of city.hall.config.queues) {
    const taken = await queueUp(city, queue.id, waiting, people);
    if (queue.isAllRound) tokens = taken;
    people += waiting;
  }
  city.hall.stop();
  return { folder, tokens, people };
}

export async function openCityDay(options: DayOptions): Promise<CityDay> {
  const { folder, tokens } = await makeDay(options);
  const server = await startHall({ hall: "city", folder });
  const crowd = await startCrowd();
  const plans = [
    ...(await clerks(server.url)),
    ...pads(),
    ...signs(),
    ...screens(40),
    ...phones(tokens.slice(-options.phones)),
    ...kiosks(),
    ...(await managers(server.url)),
  ];
  await crowd.connect(server.url, plans);
  return {
    server,
    crowd,
    plans,
    end: async () => {
      await crowd.end();
      await server.end();
    },
  };
}

export function clerkOf(counterId: string): number {
  return counterIds.indexOf(counterId);
}
