/** From start to ready in the middle of a day, with 250 days of 5,000 tickets kept and with one. */

import { openDatabase } from "../../../hall-server/journal/database.ts";
import type { Fact } from "../../../hall-server/journal/fact.ts";
import { Journal } from "../../../hall-server/journal/journal.ts";
import { Snapshots } from "../../../hall-server/journal/snapshot.ts";
import { HandClock } from "../../../hall-server/testing.ts";
import { kiosk, newFolder, openCity, removeFolder, serve } from "../day.ts";
import { fromRuns, type Measured, repeat } from "../figures.ts";
import { timeToReady } from "./restart-day.ts";

const ticketsADay = 5_000;
const days = 250;
const dayMs = 86_400_000;

export async function growthYear(runs: number): Promise<Measured> {
  const year = await hallOf(days);
  const day = await hallOf(1);
  const measured = await repeat(runs, async () => ({
    value: await timeToReady(year),
    limit: await timeToReady(day),
  }));
  for (const folder of [year, day]) removeFolder(folder);
  return fromRuns("growth.year", "ms", { ratio: 1.5, atLeast: false }, measured);
}

/** So many days that are over, and half of one more. */
async function hallOf(count: number): Promise<string> {
  const folder = newFolder();
  const first = new Date(Date.now() - (count + 1) * dayMs);
  const clock = new HandClock(first.toISOString());
  const city = await openCity(folder, { time: clock });
  await serve(city, ticketsADay, 0);
  clock.advance(dayMs);
  // The first command of the next day turns it.
  await city.done(kiosk, "help:call", { page: "kiosk" });
  city.hall.stop();
  repeatFirstDay(folder, count - 1);
  const today = await openCity(folder);
  await serve(today, ticketsADay / 2, ticketsADay);
  today.hall.stop();
  return folder;
}

/** The days after the first, with the rows that it left: facts in their chain, ended tickets, people, answers, figures. */
function repeatFirstDay(folder: string, times: number): void {
  const db = openDatabase(folder);
  db.pragma("synchronous = OFF");
  const journal = new Journal(db, "city");
  const all = [...journal.read(0)];
  let { length: position } = all;
  // The first turn of all belongs to no day.
  const facts = all.filter((fact) => fact.day !== "");
  const shift = (text: string, by: number) =>
    new Date(Date.parse(`${text}T00:00:00Z`) + by * dayMs).toISOString().slice(0, 10);
  db.exec("create temp table first_tickets as select * from ended_tickets");
  db.exec("create temp table first_persons as select * from persons");
  for (let time = 1; time <= times; time += 1) {
    db.transaction(() => {
      for (const fact of facts) {
        position += 1;
        journal.append({ ...fact, position, at: fact.at + time * dayMs, day: shift(fact.day, time) } as Fact);
      }
      db.prepare(
        `insert into ended_tickets select ticket_id || '-${time}', date(day, '+${time} days'), number, queue_id, class, state,
         taken_at + ${time * dayMs}, first_called_at, started_at, ended_at, counter_id, staff_id, invitation_id || '-${time}',
         person_id || '-${time}' from first_tickets`,
      ).run();
      db.prepare(
        `insert into persons select person_id || '-${time}', wrapped_key, fields, randomblob(32), made_at from first_persons`,
      ).run();
      db.prepare(
        `insert into day_figures select date(day, '+${time} days'), name, tally from day_figures
         where day = (select min(day) from day_figures)`,
      ).run();
    })();
  }
  const snapshots = new Snapshots(db);
  const turned = snapshots.newest();
  if (!turned) throw new Error("The first day did not end.");
  const { state } = turned;
  Object.assign(state, { position, at: state.at + times * dayMs });
  state.queueing.day = shift(state.queueing.day, times);
  snapshots.write(state, journal.chainHash);
  db.prepare("update derived set position = ?").run(position);
  db.close();
}
