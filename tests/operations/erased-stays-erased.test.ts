import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { restore } from "../../hall-server/operations/backup/restore.ts";
import { openTestHall } from "../../hall-server/testing.ts";
import { hallWithAPast, manager, stoppedAndBackedUp } from "./hall-with-a-past.ts";

test.each([
  ["on the machine where they were erased", false],
  ["on another machine, which only has the backups", true],
])("who was erased after a backup does not come back with it, %s", async (_where, isElsewhere) => {
  const past = await hallWithAPast();
  const { test: first, ticketId } = past;
  const { masterKey, time, folder } = first;
  const row = first.db.prepare("select wrapped_key, fields from persons").get() as Record<string, Buffer>;
  const older = await stoppedAndBackedUp(past);

  const second = openTestHall({ isDemonstration: true, folder, masterKey, time });
  await second.done(manager, "person:erase", { ticketId, reason: "本人要求" });
  second.hall.stop();
  if (isElsewhere) {
    await stoppedAndBackedUp(past);
    rmSync(`${folder}.erased`);
  }
  const outcome = await restore({ from: older.folder, dataFolder: folder, masterKey, replace: true });
  expect(outcome).toMatchObject({ ok: true, value: { erasedAgain: 1 } });
  const bytes = Buffer.concat(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => readFileSync(join(folder, name))),
  );
  expect(bytes.includes(row.fields ?? "")).toBe(false);
  expect(bytes.includes(row.wrapped_key ?? "")).toBe(false);
  // The list goes on: the next backup that is put back here is cleaned too.
  expect(readFileSync(`${folder}.erased`, "utf8").trim()).not.toBe("");
});
