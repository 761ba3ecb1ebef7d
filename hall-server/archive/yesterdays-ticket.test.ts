import { expect, test } from "vitest";
import { nobody } from "../gateway/principals.ts";
import { device, inventedIdNumber, openTestHall, staff, type TestHall } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import { viewDefinitions } from "../views.ts";

const kiosk = device("kiosk-1", "kiosk");
const clerk = staff("clerk-01");
const manager = staff("manager", "manager");
const dayMinutes = 24 * 60;

function phoneOf({ hall }: TestHall, token: string) {
  return viewDefinitions.ticket.draw(viewingOf(hall), { token });
}

async function servedYesterday() {
  const test = openTestHall({ isDemonstration: true });
  const holder = { name: "甲乙丙", idNumber: inventedIdNumber(7, "20990101") };
  const { ticket, token } = await test.done(kiosk, "ticket:take", { queueId: "all-round", holder });
  await test.done(clerk, "counter:open", { counterId: "1" });
  await test.done(clerk, "counter:callNext");
  await test.done(clerk, "counter:start");
  await test.done(clerk, "counter:finish");
  test.time.advanceMinutes(dayMinutes);
  return { ...test, test, holder, ticket, token };
}

test("whoever follows up a bad rating the day after may see whom to ring", async () => {
  const { hall, done, send, holder, ticket, token } = await servedYesterday();
  await done(nobody, "rating:submit", { token, level: 1, comment: "等了很久" });
  const input = { ticketId: ticket.id, fields: ["name" as const], reason: "差评回访" };
  expect(await done(manager, "person:show", input)).toEqual({ fields: { name: holder.name } });
  expect(await send(clerk, "person:show", input)).toMatchObject({ error: { code: "not-allowed" } });
  await done(manager, "person:erase", { ticketId: ticket.id, reason: "本人要求" });
  expect(await send(manager, "person:show", input)).toMatchObject({ error: { code: "not-found" } });
  hall.stop();
});

test("a phone that is left open over night: its ticket is over, and that is what it is told", async () => {
  const test = openTestHall({ isDemonstration: true });
  const { hall, done, send, time } = test;
  const { token } = await done(kiosk, "ticket:take", { queueId: "all-round" });
  time.advanceMinutes(dayMinutes);
  for (const name of ["ticket:cancel", "ticket:return"] as const) {
    expect(await send(nobody, name, { token })).toMatchObject({
      error: { code: "wrong-state", params: { state: "expired" } },
    });
  }
  hall.stop();
});

test("a rating is asked for only as long as it is taken", async () => {
  const { hall, send, test, token, time } = await servedYesterday();
  expect(phoneOf(test, token).invitation).not.toBeNull();
  time.advanceMinutes(hall.config.policy.ratingOpenDays * dayMinutes);
  expect(await send(nobody, "rating:submit", { token, level: 5 })).toMatchObject({
    error: { code: "wrong-state", params: { because: "too-late" } },
  });
  expect(phoneOf(test, token).invitation).toBeNull();
  hall.stop();
});
