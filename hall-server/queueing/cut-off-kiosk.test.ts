import { expect, test } from "vitest";
import { device, inventedIdNumber, openTestHall, staff, type TestHall } from "../testing.ts";

const kiosk = device("kiosk-1", "kiosk");
const clerk = staff("clerk-01");
const queueId = "all-round";
const dayMinutes = 24 * 60;

const nextDay = (test: TestHall) => {
  test.time.advanceMinutes(dayMinutes);
  return test.done(kiosk, "help:call", { page: "kiosk" });
};

test("a kiosk that was cut off over the long holiday hands in on the first day after it", async () => {
  const test = openTestHall({ isDemonstration: true });
  const { hall, done } = test;
  const { lease } = await done(kiosk, "lease:take", { queueId, count: 2 });
  for (let day = 0; day < 9; day += 1) await nextDay(test);
  const again = test.restart();
  const { tickets } = await again.done(kiosk, "ticket:handIn", {
    tickets: lease.tickets.map(({ ticketId }) => ({ ticketId, takenAt: "2026-03-02T09:30:00+08:00" })),
  });
  expect(tickets.map((ticket) => [ticket.number, ticket.day, ticket.state])).toEqual([
    ["A001", "2026-03-02", "expired"],
    ["A002", "2026-03-02", "expired"],
  ]);
  for (let day = 0; day < 10; day += 1) await nextDay(again);
  expect(again.hall.state.queueing.leases.size, "leases do not pile up").toBe(0);
  expect(again.hall.state.queueing.leaseOf.size).toBe(0);
  expect(hall.config.id).toBe("town");
  again.hall.stop();
});

test("tomorrow's numbers that a kiosk holds are given to nobody else when that day comes", async () => {
  const test = openTestHall({ isDemonstration: true });
  const { lease } = await test.done(kiosk, "lease:take", { queueId, count: 2, day: "2026-03-03" });
  expect(lease.tickets.map(({ number }) => number)).toEqual(["A001", "A002"]);
  await nextDay(test);
  const next = test.restart();
  expect((await next.done(kiosk, "ticket:take", { queueId })).ticket.number).toBe("A003");
  const [first] = lease.tickets;
  const { tickets } = await next.done(kiosk, "ticket:handIn", {
    tickets: [{ ticketId: first?.ticketId ?? "", takenAt: "2026-03-03T08:55:00+08:00" }],
  });
  expect(tickets).toMatchObject([{ number: "A001", day: "2026-03-03", state: "waiting" }]);
  next.hall.stop();
});

test("handed in again after the day turned: every ticket is in the answer, none is made twice", async () => {
  const test = openTestHall({ isDemonstration: true });
  const { hall, done, time } = test;
  const { lease } = await done(kiosk, "lease:take", { queueId, count: 2 });
  const input = {
    tickets: lease.tickets.map(({ ticketId }) => ({ ticketId, takenAt: "2026-03-02T09:30:00+08:00" })),
  };
  time.advanceMinutes(40);
  const first = await done(kiosk, "ticket:handIn", input);
  await nextDay(test);
  const again = await done(kiosk, "ticket:handIn", input);
  expect(again.tickets.map((ticket) => [ticket.id, ticket.number, ticket.token])).toEqual(
    first.tickets.map((ticket) => [ticket.id, ticket.number, ticket.token]),
  );
  expect(again.tickets.map((ticket) => ticket.state)).toEqual(["expired", "expired"]);
  expect(hall.state.queueing.lines.get(queueId)?.size ?? 0).toBe(0);
  hall.stop();
});

test("a person with two live tickets of one queue: when one is over, the other still counts and can be found", async () => {
  const { hall, send, done, time } = openTestHall({ isDemonstration: true });
  const holder = { name: "甲乙", idNumber: inventedIdNumber(5, "20990101") };
  const { lease } = await done(kiosk, "lease:take", { queueId, count: 1 });
  const online = await done(kiosk, "ticket:take", { queueId, holder });
  time.advanceMinutes(5);
  const handed = await done(kiosk, "ticket:handIn", {
    tickets: [{ ticketId: lease.tickets[0]?.ticketId ?? "", takenAt: "2026-03-02T09:03:00+08:00", holder }],
  });
  await done(kiosk, "ticket:cancel", { ticketId: handed.tickets[0]?.id ?? "" });
  expect((await done(kiosk, "ticket:reprint", { holder })).ticket.id).toBe(online.ticket.id);
  expect(await send(kiosk, "ticket:take", { queueId, holder })).toMatchObject({
    error: { code: "already-has-ticket", params: { ticketId: online.ticket.id } },
  });
  await done(kiosk, "ticket:cancel", { ticketId: online.ticket.id });
  expect((await send(kiosk, "ticket:take", { queueId, holder })).ok).toBe(true);
  hall.stop();
});

test("transferred into a queue where the person waits already: both count until both are over", async () => {
  const { hall, send, done } = openTestHall({ isDemonstration: true });
  const holder = { name: "甲乙", idNumber: inventedIdNumber(6, "20990101") };
  await done(clerk, "counter:open", { counterId: "4" });
  const moved = await done(kiosk, "ticket:take", { queueId, holder });
  await done(clerk, "counter:callNext");
  const waiting = await done(kiosk, "ticket:take", { queueId: "errands", holder });
  await done(clerk, "counter:transfer", { toQueueId: "errands", reason: "换窗口" });
  expect((await send(kiosk, "ticket:take", { queueId, holder })).ok, "the other queue is free again").toBe(
    true,
  );
  await done(kiosk, "ticket:cancel", { ticketId: moved.ticket.id });
  expect(await send(kiosk, "ticket:take", { queueId: "errands", holder })).toMatchObject({
    error: { code: "already-has-ticket", params: { ticketId: waiting.ticket.id } },
  });
  hall.stop();
});

test("yesterday's ticket that was skipped this morning keeps its number until it is over", async () => {
  const test = openTestHall({ isDemonstration: true });
  const { hall, done, time } = test;
  const { ticket } = await done(kiosk, "ticket:take", { queueId });
  await done(clerk, "counter:open", { counterId: "1" });
  await done(clerk, "counter:callNext");
  time.advanceMinutes(dayMinutes);
  await done(clerk, "counter:skip", { reason: "absent" });
  const next = await done(kiosk, "ticket:take", { queueId });
  await done(kiosk, "ticket:return", { ticketId: ticket.id });
  expect(next.ticket.number).not.toBe(ticket.number);
  hall.stop();
});
