/**
 * The hall server is killed while kiosks and counters are busy, stays away, and comes back. Every press at a kiosk gets a
 * number at once; afterwards every paper is in the hall's journal, once, with the time of its press, which is its
 * place in the line. Real server, real sockets, real books; only the pages are not there.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { type Client, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { extent } from "../promises/extent.ts";
import { scanJournal } from "../promises/journal-scan.ts";
import { type BusyKiosk, startBusyKiosk } from "./offline/busy-kiosk.ts";

const kioskNames = ["kiosk-1", "kiosk-2"];
const counterIds = ["1", "2"];
/** Five minutes without a server, as the hall's managers fear it. */
const awayMs = extent(4_000, 5 * 60_000);
const busyMs = extent(2_000, 60_000);
/** Kiosks and hall share this machine's clock; a press is dated by the last beat, which comes every two seconds. */
const betweenBeatsMs = 3_000;

let hall: HallProcess | null = null;
const kiosks: BusyKiosk[] = [];
const clerks: Client[] = [];

afterAll(async () => {
  for (const clerk of clerks) clerk.close();
  for (const kiosk of kiosks) await kiosk.end();
  await hall?.end();
});

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Calls and serves for as long as the hall answers; goes on when it is back. */
async function work(clerk: Client, counterId: string, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    for (const [event, input] of [
      ["counter:open", { counterId }],
      ["counter:callNext", {}],
      ["counter:start", {}],
      ["counter:finish", {}],
    ] as const) {
      await Promise.race([clerk.ask(event, input).catch(() => null), pass(1_000)]);
    }
    await pass(300);
  }
}

test("killed under load: no press without a number, no number twice, nobody lost, everybody with the place of their press", {
  timeout: extent(120_000, 20 * 60_000),
}, async () => {
  const server = await startHall({ hall: "city" });
  hall = server;
  for (const name of kioskNames) kiosks.push(await startBusyKiosk(server.url, `demo-${name}`));
  let isOver = false;
  const working: Promise<void>[] = [];
  for (const [i, counterId] of counterIds.entries()) {
    const clerk = await connectAs(server.url, `clerk-0${i + 1}`);
    clerks.push(clerk);
    working.push(work(clerk, counterId, () => isOver));
  }
  for (const kiosk of kiosks) kiosk.press();
  await pass(busyMs);

  await server.kill("SIGKILL");
  await pass(awayMs);
  const alone = kiosks.map(({ desk }) => desk.state().notHandedIn);
  expect(Math.min(...alone), "every kiosk went on by itself").toBeGreaterThan(0);
  isOver = true;
  await Promise.all(working);

  hall = await server.restart();
  await pass(busyMs);
  for (const kiosk of kiosks) await kiosk.rest();
  await expect
    .poll(() => kiosks.map(({ desk }) => desk.state().notHandedIn), { timeout: 60_000 })
    .toEqual(kiosks.map(() => 0));
  expect(kiosks.flatMap(({ desk }) => desk.state().refused)).toEqual(kiosks.map(() => 0));

  const papers = kiosks.flatMap((kiosk) => kiosk.papers);
  expect(
    kiosks.flatMap((kiosk) => kiosk.refusals),
    "a press without a number",
  ).toEqual([]);
  expect(papers.some(({ isOffline }) => isOffline)).toBe(true);
  expect(papers.some(({ isOffline }) => !isOffline)).toBe(true);

  const manager = await connectAs(hall.url, "manager");
  clerks.push(manager);
  expect((await manager.do("tickets:list", { limit: 1 })).tickets, "the hall answers").toHaveLength(1);
  await hall.kill();

  expect(scanJournal(hall.folder).doubles).toEqual([]);
  const db = new Database(join(hall.folder, "hall.sqlite"), { readonly: true });
  const taken = db
    .prepare("select data from facts where name in ('ticket-taken', 'ticket-handed-in')")
    .pluck()
    .all()
    .map((data) => JSON.parse(String(data)));
  const cancelled = new Set(
    db
      .prepare("select data from facts where name = 'ticket-cancelled'")
      .pluck()
      .all()
      .map((data) => JSON.parse(String(data)).ticketId),
  );
  db.close();
  const atHall = new Map(taken.map((one) => [one.ticketId, one]));
  expect(atHall.size, "each was made or handed in once").toBe(taken.length);
  for (const { ticketId, number, pressedAt, answeredAt } of papers) {
    const one = atHall.get(ticketId);
    expect(one?.number, "no ticket lost").toBe(number);
    expect(one.takenAt, "dated when it was pressed").toBeGreaterThan(pressedAt - betweenBeatsMs);
    expect(one.takenAt, "dated when it was pressed").toBeLessThan(answeredAt + betweenBeatsMs);
  }
  expect(new Set(papers.map(({ number }) => number)).size, "no number twice").toBe(papers.length);
  const withoutPaper = taken.filter(({ ticketId }) => !papers.some((paper) => paper.ticketId === ticketId));
  expect(
    withoutPaper.filter(({ ticketId }) => !cancelled.has(ticketId)),
    "a ticket that nobody has on paper",
  ).toEqual([]);
  for (const kiosk of kiosks) rmSync(kiosk.folder, { recursive: true, force: true });
});
