import { expect, test } from "vitest";
import { device, inventedIdNumber, openTestHall } from "../testing.ts";

const kiosk = device("kiosk-1", "kiosk");
const queueId = "all-round";

test("a claimed class is shown as claimed, and has its own prefix where the hall gives it one", async () => {
  const { hall, done } = openTestHall({ isDemonstration: true });
  const { ticket } = await done(kiosk, "ticket:take", { queueId, class: "soldier" });
  expect(ticket).toMatchObject({ class: "soldier", isClassClaimed: true, number: "V001" });
  hall.stop();
});

test("one live ticket for a person and a queue; after it is over, another", async () => {
  const { hall, send, done } = openTestHall({ isDemonstration: true });
  const holder = { name: "甲乙", idNumber: inventedIdNumber(4) };
  const { ticket } = await done(kiosk, "ticket:take", { queueId, holder });
  const second = await send(kiosk, "ticket:take", { queueId, holder });
  expect(second).toMatchObject({
    ok: false,
    error: { code: "already-has-ticket", params: { ticketId: ticket.id, number: "A001", ahead: 0 } },
  });
  expect((await done(kiosk, "ticket:reprint", { holder })).ticket.id).toBe(ticket.id);
  expect((await send(kiosk, "ticket:take", { queueId: "errands", holder })).ok).toBe(true);
  await done(kiosk, "ticket:cancel", { ticketId: ticket.id });
  expect((await send(kiosk, "ticket:take", { queueId, holder })).ok).toBe(true);
  hall.stop();
});

test("opening hours, cut-off and quota refuse with what to do", async () => {
  const { hall, send, time, done } = openTestHall();
  const take = () => send(kiosk, "ticket:take", { queueId });
  expect((await take()).ok).toBe(true);
  time.advanceMinutes(170);
  expect(await take()).toMatchObject({
    ok: false,
    error: { code: "queue-closed", params: { because: "cut-off" } },
  });
  time.advanceMinutes(30);
  expect(await take()).toMatchObject({
    ok: false,
    error: { code: "hall-closed", params: { opensAt: "2026-03-02T14:30:00.000+08:00" } },
  });
  time.advanceMinutes(24 * 60 - 180);
  const full = openTestHall({
    config: { queues: hall.config.queues.map((queue) => ({ ...queue, quotaPerDay: 1, slots: [] })) },
  });
  await full.done(kiosk, "ticket:take", { queueId });
  expect(await full.send(kiosk, "ticket:take", { queueId })).toMatchObject({
    ok: false,
    error: { code: "quota-used-up", params: { quota: 1 } },
  });
  expect((await done(kiosk, "ticket:take", { queueId })).ticket.number).toBe("A001");
  hall.stop();
  full.hall.stop();
});
