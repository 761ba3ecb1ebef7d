import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { BrokenJournalError } from "../../hall-server/journal/journal.ts";
import { device, openTestHall } from "../../hall-server/testing.ts";

const kiosk = device("kiosk-1", "kiosk");

async function aDay() {
  const test = openTestHall({ isDemonstration: true });
  for (let i = 0; i < 5; i += 1) await test.done(kiosk, "ticket:take", { queueId: "all-round" });
  test.hall.stop();
  return test;
}

test.each([
  ["a changed fact", "update facts set data = replace(data, 'A003', 'A009') where data like '%A003%'"],
  ["a missing fact", "delete from facts where position = 4"],
  ["a changed moment", "update facts set at = at + 1 where position = 5"],
  [
    "a fact in another's place",
    "update facts set position = 99 where position = 3; update facts set position = 3 where position = 4; update facts set position = 4 where position = 99",
  ],
  [
    "a made-up fact",
    "insert into facts select position + 1, day, at, name, version, data, hash from facts order by position desc limit 1",
  ],
])("%s is found at the next start", async (_what, damage) => {
  const day = await aDay();
  const db = new Database(`${day.folder}/hall.sqlite`);
  // As a person with the file could do: the day's snapshot goes too, so that the whole journal is read.
  db.exec(`delete from snapshots; delete from derived; ${damage}`);
  db.close();
  expect(() => openTestHall({ folder: day.folder, masterKey: day.masterKey, time: day.time })).toThrow(
    BrokenJournalError,
  );
});

test("facts that are gone from the end are missed", async () => {
  const day = await aDay();
  const db = new Database(`${day.folder}/hall.sqlite`);
  db.exec("delete from snapshots; delete from facts where position > 3");
  db.close();
  expect(() => openTestHall({ folder: day.folder, masterKey: day.masterKey, time: day.time })).toThrow(
    BrokenJournalError,
  );
});
