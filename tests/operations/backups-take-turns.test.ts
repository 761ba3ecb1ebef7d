import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Backups } from "../../hall-server/operations/backup/backups.ts";
import { backupDaily } from "../../hall-server/operations/backup/daily.ts";
import { backupStopped } from "../../hall-server/operations/backup/make.ts";
import { backupsIn } from "../../hall-server/operations/backup/shelf.ts";
import type { EventName } from "../../hall-server/operations/events.ts";
import { hallWithAPast, kiosk, stoppedAndBackedUp } from "./hall-with-a-past.ts";

test("the newest are kept, scans are shared between them, and what was never finished goes", async () => {
  const past = await hallWithAPast();
  const first = await stoppedAndBackedUp(past);
  const abandoned = join(past.shelf, ".part-gone");
  mkdirSync(abandoned);
  const long = new Date(Date.now() - 48 * 3_600_000);
  utimesSync(abandoned, long, long);
  mkdirSync(join(past.shelf, "notes"));
  const second = await stoppedAndBackedUp(past, 2);
  const third = await stoppedAndBackedUp(past, 2);
  expect(backupsIn(past.shelf).map(({ folder }) => folder)).toEqual([second.folder, third.folder]);
  expect(existsSync(first.folder)).toBe(false);
  expect(existsSync(abandoned)).toBe(false);
  expect(existsSync(join(past.shelf, "notes"))).toBe(true);

  const scanIn = (folder: string) => join(folder, "blobs", past.blobId.slice(0, 2), past.blobId);
  expect(statSync(scanIn(third.folder)).ino).toBe(statSync(scanIn(second.folder)).ino);
  expect(statSync(scanIn(third.folder)).ino).not.toBe(statSync(scanIn(past.test.folder)).ino);
  // One that rotted on the shelf is not handed on.
  writeFileSync(scanIn(third.folder), "rot");
  const fourth = await stoppedAndBackedUp(past);
  expect(statSync(scanIn(fourth.folder)).size).toBe(statSync(scanIn(past.test.folder)).size);
  for (const path of [past.shelf, fourth.folder, join(fourth.folder, "hall.sqlite"), scanIn(fourth.folder)])
    expect(statSync(path).mode & 0o077, path).toBe(0);
});

test("no backup among the data, none where nothing can be written, none of nothing", async () => {
  const past = await hallWithAPast();
  past.test.hall.stop();
  const { folder } = past.test;
  const wish = { dataFolder: folder, hallId: null, reason: "asked" as const, keep: null };
  const codeOf = async (changed: object) => {
    const made = await backupStopped({ ...wish, shelf: past.shelf, ...changed });
    return made.ok ? "made" : made.problem.code;
  };
  expect(await codeOf({ shelf: join(folder, "backups") })).toBe("shelf-in-data");
  const file = join(past.root, "a-file");
  writeFileSync(file, "");
  expect(await codeOf({ shelf: file })).toBe("cannot-use");
  expect(await codeOf({ dataFolder: join(past.root, "nothing") })).toBe("no-database");
  expect(readdirSync(past.shelf)).toEqual([]);
});

test("a fault in making a backup is told and ends nothing", async () => {
  const past = await hallWithAPast();
  const events: string[] = [];
  const backups = new Backups({
    dataFolder: past.test.folder,
    hallId: "town",
    copy: () => Promise.reject(new TypeError("undefined is not a function")),
    log: (event) => events.push(event),
  });
  const wish = { shelf: past.shelf, keep: null, reason: "daily" as const };
  expect(await backups.make(wish)).toMatchObject({ ok: false, problem: { code: "backup-fault" } });
  expect(events).toEqual(["backup-failed"]);
  expect(readdirSync(past.shelf)).toEqual([]);
  past.test.hall.stop();
});

test("a hall goes on while it is backed up, makes one backup at a time and one a day", async () => {
  const past = await hallWithAPast();
  const { hall, done, folder } = past.test;
  const events: EventName[] = [];
  const backups = new Backups({
    dataFolder: folder,
    hallId: hall.config.id,
    copy: (file) => hall.backup(file),
    log: (event) => events.push(event),
  });
  const before = hall.state.position;
  const making = backups.make({ shelf: past.shelf, keep: null, reason: "asked" });
  const second = await backups.make({ shelf: past.shelf, keep: null, reason: "asked" });
  expect(second).toMatchObject({ ok: false, problem: { code: "backup-is-being-made" } });
  await done(kiosk, "ticket:take", { queueId: "all-round" });
  const made = await making;
  expect(made.ok && made.value.manifest.position).toBeGreaterThanOrEqual(before);
  expect(events).toEqual(["backup-made"]);

  let day = "one";
  const reasons: string[] = [];
  const daily = {
    backups: {
      get lastMadeAt() {
        return backups.lastMadeAt;
      },
      make: (to: Parameters<Backups["make"]>[0]) => {
        reasons.push(to.reason);
        return backups.make(to);
      },
    },
    shelf: past.shelf,
    keep: 3,
    dayOf: () => day,
  };
  backupDaily(daily).stop();
  expect(reasons).toEqual([]);
  // The same moment on another day: the backup before was yesterday's.
  day = "two";
  const last = backups.lastMadeAt ?? 0;
  backupDaily({ ...daily, dayOf: (at) => (at <= last ? "one" : "two") }).stop();
  await expect.poll(() => events.length).toBe(2);
  expect(reasons).toEqual(["daily"]);
  expect(backups.lastMadeAt).toBeGreaterThan(last);
  hall.stop();
});
