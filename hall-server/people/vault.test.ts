import { expect, test } from "vitest";
import { device, inventedIdNumber, openTestHall, staff } from "../testing.ts";
import { sealAsBefore } from "./testing.ts";

const kiosk = device("kiosk-1", "kiosk");
const holder = { name: "欧阳测试", idNumber: inventedIdNumber(77, "20990909"), phone: "19912345678" };

async function begun() {
  const test = openTestHall({ isDemonstration: true });
  const { ticket } = await test.done(kiosk, "ticket:take", { queueId: "all-round", holder });
  const { personId } = test.hall.state.queueing.tickets.get(ticket.id) ?? {};
  return { ...test, ticket, personId: personId ?? "" };
}

test("whom the first released server sealed can be read, changed and erased", async () => {
  const { hall, db, ticket, personId, done } = await begun();
  sealAsBefore(db, hall.keys);
  expect(hall.vault.read(personId)).toEqual(holder);
  hall.vault.update(personId, { phone: "19900000000" });
  expect(hall.vault.read(personId)).toEqual({ ...holder, phone: "19900000000" });
  await done(staff("manager", "manager"), "person:erase", { ticketId: ticket.id, reason: "本人要求" });
  expect(hall.vault.read(personId)).toBeNull();
  hall.stop();
});

test.each(["wrapped_key", "fields"])("a bit of %s that was changed is noticed", async (column) => {
  const { hall, db, personId } = await begun();
  const row = db.prepare<[], Record<string, Buffer>>("select wrapped_key, fields from persons").get() ?? {};
  const damaged = Buffer.from(row[column] ?? []);
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
  db.prepare(`update persons set ${column} = ?`).run(damaged);
  expect(() => hall.vault.read(personId)).toThrow();
  hall.stop();
});

test("another person's values in a row are not taken for this one's", async () => {
  const { hall, db, personId, done } = await begun();
  await done(kiosk, "ticket:take", { queueId: "all-round", holder: { name: "甲乙" } });
  db.exec(`update persons set (wrapped_key, fields) =
    (select wrapped_key, fields from persons as other where other.person_id <> persons.person_id)`);
  expect(() => hall.vault.read(personId)).toThrow();
  hall.stop();
});
