/**
 * Resident size after a 10,000-ticket day with everybody connected, against a server with as many connections that takes
 * as many commands and sends as many views of the same bytes.
 */

import { readHall } from "../../../hall-server/catalog/read-hall.ts";
import { startBare } from "../bare-process.ts";
import { forBare } from "../city-clients.ts";
import { clerkOf, openCityDay } from "../city-day.ts";
import type { ClerkAt } from "../crowd-calls.ts";
import { startCrowd } from "../crowd-process.ts";
import { fromRuns, type Measured, repeat } from "../figures.ts";
import { residentBytes } from "../servers.ts";

const tickets = 10_000;
/** Take, call, start, finish. */
const commandsPerTicket = 4;
const settleMs = 3_000;

export async function memory(runs: number): Promise<Measured> {
  const measured = await repeat(runs, async () => {
    const city = await openCityDay({ tickets: 92, waiting: 200, phones: 200 });
    const kiosk = city.plans.findIndex((plan) => plan.auth.token === "demo-kiosk-1");
    await city.crowd.serveDay(kiosk, clerksAt(), tickets);
    await settle();
    const value = megabytes(city.server.pid);
    const { count, newest } = await city.crowd.received();
    await city.end();

    const bare = await startBare({
      opened: {},
      setup: null,
      commands: [{ answer: { ok: true, value: {} }, written: [], sends: [] }],
      inTurn: { perCommand: count / (tickets * commandsPerTicket), sends: newest },
    });
    const crowd = await startCrowd();
    await crowd.connect(bare.url, forBare(city.plans.map((plan) => ({ ...plan, views: [] }))));
    await crowd.serveDay(kiosk, clerksAt(), tickets);
    await settle();
    const limit = megabytes(bare.pid);
    await crowd.end();
    await bare.end();
    return { value, limit };
  });
  return fromRuns("memory.city", "MB", { ratio: 2, atLeast: false }, measured);
}

function clerksAt(): ClerkAt[] {
  const read = readHall("city", { isDemonstration: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.config.counters.flatMap(({ id, queueIds: [queueId] }) =>
    queueId === undefined ? [] : [{ index: clerkOf(id), queueId }],
  );
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, settleMs));
}

function megabytes(pid: number): number {
  return residentBytes(pid) / 2 ** 20;
}
