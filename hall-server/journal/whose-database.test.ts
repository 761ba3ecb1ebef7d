import { randomBytes } from "node:crypto";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { sealAsBefore } from "../people/testing.ts";
import { device, openTestHall } from "../testing.ts";

const kiosk = device("kiosk-1", "kiosk");

async function begun() {
  const hall = openTestHall({ isDemonstration: true });
  await hall.done(kiosk, "ticket:take", { queueId: "all-round", holder: { name: "甲乙" } });
  return hall;
}

test("a hall started with another key is refused before it seals or gives out anything", async () => {
  const { hall, folder, time } = await begun();
  hall.stop();
  expect(() => openTestHall({ folder, time, masterKey: randomBytes(32) })).toThrow(/key does not fit/);
});

test("also when the database was begun before it noted its key", async () => {
  const { hall, folder, time, masterKey, db: opened } = await begun();
  sealAsBefore(opened, hall.keys);
  hall.stop();
  const db = new Database(`${folder}/hall.sqlite`);
  db.exec("delete from properties");
  db.close();
  expect(() => openTestHall({ folder, time, masterKey: randomBytes(32) })).toThrow(/key does not fit/);
  openTestHall({ folder, time, masterKey, isDemonstration: true }).hall.stop();
});

test("a folder of another hall is refused, also when a snapshot would spare reading its first fact", async () => {
  const first = await begun();
  first.time.advanceMinutes(24 * 60);
  await first.done(kiosk, "ticket:take", { queueId: "all-round" });
  first.hall.stop();
  const { folder, time, masterKey } = first;
  const other = () => openTestHall({ folder, time, masterKey, config: { id: "elsewhere" } });
  expect(other).toThrow(/another hall than elsewhere, to town/);
  const db = new Database(`${folder}/hall.sqlite`);
  db.exec("delete from properties");
  db.close();
  expect(other).toThrow(/another hall than elsewhere/);
});
