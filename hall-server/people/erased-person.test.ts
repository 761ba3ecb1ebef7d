import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { device, inventedIdNumber, openTestHall, staff, type TestHall } from "../testing.ts";

const kiosk = device("kiosk-1", "kiosk");
const clerk = staff("clerk-01");
const manager = staff("manager", "manager");
const holder = { name: "欧阳测试", idNumber: inventedIdNumber(77, "20990909"), phone: "19912345678" };

function bytesBelow(folder: string): Buffer {
  return Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))));
}

function personRow({ db }: TestHall): { wrapped_key: Buffer; fields: Buffer } {
  return db.prepare("select wrapped_key, fields from persons").get() as {
    wrapped_key: Buffer;
    fields: Buffer;
  };
}

async function servedPerson(test: TestHall): Promise<string> {
  const { done } = test;
  const { ticket } = await done(kiosk, "ticket:take", { queueId: "all-round", holder });
  await done(clerk, "counter:open", { counterId: "1" });
  await done(clerk, "counter:callNext");
  await done(clerk, "counter:hold", { reason: `${holder.name}去拿户口本` });
  return ticket.id;
}

test("nothing of a person lies on the disk in the clear", async () => {
  const test = openTestHall({ isDemonstration: true });
  await servedPerson(test);
  const bytes = bytesBelow(test.folder);
  for (const secret of Object.values(holder)) {
    for (const encoding of ["utf8", "utf16le", "base64", "hex"] as const) {
      const needle =
        encoding === "utf16le" ? Buffer.from(secret, encoding) : Buffer.from(encode(secret, encoding));
      expect(bytes.includes(needle), `${encoding} of a secret`).toBe(false);
    }
  }
  test.hall.stop();
});

function encode(secret: string, encoding: "utf8" | "base64" | "hex"): string {
  return encoding === "utf8" ? secret : Buffer.from(secret).toString(encoding).replace(/=+$/, "");
}

test("erased means gone: the key, the values and the texts are in no byte of the data folder", async () => {
  const test = openTestHall({ isDemonstration: true });
  const ticketId = await servedPerson(test);
  const row = personRow(test);
  expect(bytesBelow(test.folder).includes(row.fields)).toBe(true);
  await test.done(manager, "person:erase", { ticketId, reason: "本人要求" });
  test.hall.stop();
  const bytes = bytesBelow(test.folder);
  expect(bytes.includes(row.fields)).toBe(false);
  expect(bytes.includes(row.wrapped_key)).toBe(false);
});

test("a full value is shown to the clerk at whose counter the person is, with a reason, and nobody else", async () => {
  const test = openTestHall({ isDemonstration: true });
  const ticketId = await servedPerson(test);
  const fields: ("name" | "idNumber" | "phone")[] = ["name", "phone"];
  const show = { ticketId, fields, reason: "核对身份" };
  expect(await test.send(clerk, "person:show", show)).toMatchObject({
    ok: false,
    error: { code: "not-allowed" },
  });
  await test.done(clerk, "counter:unhold", { ticketId });
  const shown = await test.done(clerk, "person:show", {
    ...show,
    commandId: "3f0c4b52-3f0e-4a1e-8a43-0d6a3f8b1c11",
  });
  expect(shown.fields).toEqual({ name: holder.name, phone: holder.phone });
  const other = await test.send(staff("clerk-02"), "person:show", show);
  expect(other).toMatchObject({ ok: false, error: { code: "not-allowed" } });
  const facts = test.db.prepare("select data from facts where name = 'person-shown'").all();
  expect(JSON.stringify(facts)).toContain('\\"fields\\":[\\"name\\",\\"phone\\"]');
  expect(JSON.stringify(facts)).not.toContain(holder.name);
  // The same command again reads the vault again; once erased there is nothing to read.
  await test.done(manager, "person:erase", { ticketId, reason: "本人要求" });
  const again = await test.send(clerk, "person:show", {
    ...show,
    commandId: "3f0c4b52-3f0e-4a1e-8a43-0d6a3f8b1c11",
  });
  expect(again).toMatchObject({ ok: false, error: { code: "not-found" } });
  test.hall.stop();
});

test("a backup that is put back does not bring an erased person back", async () => {
  const first = openTestHall({ isDemonstration: true });
  const ticketId = await servedPerson(first);
  const copy = join(dirname(first.folder), "backup.sqlite");
  await first.hall.backup(copy);
  await first.done(manager, "person:erase", { ticketId, reason: "本人要求" });
  first.hall.stop();
  const { copyFileSync, rmSync } = await import("node:fs");
  for (const file of readdirSync(first.folder)) rmSync(join(first.folder, file));
  copyFileSync(copy, join(first.folder, "hall.sqlite"));
  const restored = openTestHall({
    isDemonstration: true,
    folder: first.folder,
    masterKey: first.masterKey,
    time: first.time,
  });
  expect(restored.db.prepare("select count(*) from persons").pluck().get()).toBe(0);
  restored.hall.stop();
});
