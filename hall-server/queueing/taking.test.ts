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
  const { hall, send, done, time } = openTestHall({ isDemonstration: true });
  const holder = { name: "甲乙", idNumber: inventedIdNumber(4) };
  const { ticket } = await done(kiosk, "ticket:take", { queueId, holder });
  const second = await send(kiosk, "ticket:take", { queueId, holder });
  expect(second).toMatchObject({
    ok: false,
    error: { code: "already-has-ticket", params: { ticketId: ticket.id, number: "A001", ahead: 0 } },
  });
  expect((await done(kiosk, "ticket:reprint", { holder })).ticket.id).toBe(ticket.id);
  time.advanceMinutes(1);
  const said = { ...holder, phone: "19900000000" };
  const errand = await done(kiosk, "ticket:take", { queueId: "errands", holder: said });
  const { personId } = hall.state.queueing.tickets.get(ticket.id) ?? {};
  expect(hall.vault.read(personId ?? ""), "what is said anew of somebody known is taken over").toEqual(said);
  const reprinted = await done(kiosk, "ticket:reprint", { holder });
  expect(reprinted.ticket.id, "of two the one that was taken last").toBe(errand.ticket.id);
  await done(kiosk, "ticket:cancel", { ticketId: ticket.id });
  expect((await send(kiosk, "ticket:take", { queueId, holder })).ok).toBe(true);
  hall.stop();
});

test("a head start by age begins on the birthday", async () => {
  const first = openTestHall();
  const classes = first.hall.config.classes.map((one) =>
    one.fromAge === null ? one : { ...one, fromAge: 140 },
  );
  first.hall.stop();
  const { hall, done } = openTestHall({ config: { classes } });
  const taken = async (serial: number, birth: string) => {
    const holder = { name: "甲乙", idNumber: inventedIdNumber(serial, birth) };
    return (await done(kiosk, "ticket:take", { queueId, holder })).ticket.class;
  };
  expect(await taken(1, "18860303"), "tomorrow").toBe("ordinary");
  expect(await taken(2, "18860302"), "today").toBe("elderly");
  expect(await taken(3, "18860301"), "yesterday").toBe("elderly");
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
