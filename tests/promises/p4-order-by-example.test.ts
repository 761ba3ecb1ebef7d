/** The order of the queue in three stories; `p3-every-way-to-touch-a-ticket` holds all others against a naive hall. */
import { expect, test } from "vitest";
import { device, inventedIdNumber, openTestHall, staff } from "../../hall-server/testing.ts";

const kiosk = device("kiosk-1", "kiosk");
const clerk = staff("clerk-01");
const queueId = "all-round";

test("an elderly person goes before those who came within twenty minutes, and says why", async () => {
  const { hall, done, time } = openTestHall({ isDemonstration: true });
  await done(clerk, "counter:open", { counterId: "1" });
  const early = await done(kiosk, "ticket:take", { queueId });
  time.advanceMinutes(25);
  const late = await done(kiosk, "ticket:take", { queueId });
  time.advanceMinutes(10);
  const elderly = await done(kiosk, "ticket:take", { queueId, holder: { idNumber: inventedIdNumber(3) } });
  expect(elderly.ticket).toMatchObject({ class: "elderly", isClassClaimed: false });
  expect(elderly.ahead).toBe(1);
  const order: string[] = [];
  for (let i = 0; i < 3; i += 1) {
    const { ticket, why } = (await done(clerk, "counter:callNext")) as {
      ticket: { id: string };
      why: { code: string };
    };
    order.push(ticket.id);
    if (ticket.id === elderly.ticket.id)
      expect(why).toMatchObject({ code: "head-start", headStartMinutes: 20, waitedMinutes: 0 });
    await done(clerk, "counter:start");
    await done(clerk, "counter:finish");
  }
  expect(order).toEqual([early.ticket.id, elderly.ticket.id, late.ticket.id]);
  hall.stop();
});

test("who was skipped comes back behind three, once, within half an hour", async () => {
  const { hall, send, done, time } = openTestHall({ isDemonstration: true });
  await done(clerk, "counter:open", { counterId: "1" });
  const { ticket } = await done(kiosk, "ticket:take", { queueId });
  for (let i = 0; i < 5; i += 1) {
    time.advanceMinutes(1);
    await done(kiosk, "ticket:take", { queueId });
  }
  await done(clerk, "counter:callNext");
  await done(clerk, "counter:skip", { reason: "absent" });
  await done(kiosk, "ticket:return", { ticketId: ticket.id });
  expect([...(hall.state.queueing.lines.get(queueId) ?? [])].map((one) => one.number)).toEqual([
    "A002",
    "A003",
    "A004",
    "A001",
    "A005",
    "A006",
  ]);
  await done(clerk, "counter:call", { ticketId: ticket.id, reason: "absent" });
  await done(clerk, "counter:skip", { reason: "absent" });
  const again = await send(kiosk, "ticket:return", { ticketId: ticket.id });
  expect(again).toMatchObject({
    ok: false,
    error: { code: "wrong-state", params: { because: "returned-before" } },
  });
  await done(clerk, "counter:callNext");
  const other = await done(clerk, "counter:skip", { reason: "absent" });
  time.advanceMinutes(31);
  const late = await send(kiosk, "ticket:return", { ticketId: other.ticket.id });
  expect(late).toMatchObject({ ok: false, error: { code: "wrong-state", params: { because: "too-late" } } });
  hall.stop();
});

test("numbers leased to a kiosk are handed in once, in the order of the kiosk's corrected clock", async () => {
  const { hall, send, done, time } = openTestHall({ isDemonstration: true });
  const { lease } = await done(kiosk, "lease:take", { queueId, count: 3 });
  expect(lease.tickets.map((one) => one.number)).toEqual(["A001", "A002", "A003"]);
  time.advanceMinutes(10);
  const online = await done(kiosk, "ticket:take", { queueId });
  expect(online.ticket.number).toBe("A004");
  const [first, second] = lease.tickets;
  if (!first || !second) throw new Error("The lease is empty.");
  // The kiosk's clock runs 3 minutes ahead: 09:08 there was 09:05 here, before the ticket that was taken at 09:10.
  const handIn = {
    clockOffsetMs: 3 * 60_000,
    tickets: [
      { ticketId: first.ticketId, takenAt: "2026-03-02T09:08:00+08:00" },
      { ticketId: second.ticketId, takenAt: "2026-03-02T08:00:00+08:00" },
    ],
  };
  const { tickets } = await done(kiosk, "ticket:handIn", handIn);
  expect(tickets.map((one) => one.takenAt)).toEqual([
    "2026-03-02T09:05:00.000+08:00",
    "2026-03-02T09:00:00.000+08:00",
  ]);
  expect(tickets[0]?.token).toBe(first.token);
  await done(kiosk, "ticket:handIn", handIn);
  expect([...(hall.state.queueing.lines.get(queueId) ?? [])].map((one) => one.number)).toEqual([
    "A002",
    "A001",
    "A004",
  ]);
  const foreign = await send(device("kiosk-2", "kiosk"), "ticket:handIn", {
    tickets: [{ ticketId: lease.tickets[2]?.ticketId ?? "", takenAt: "2026-03-02T09:08:00+08:00" }],
  });
  expect(foreign).toMatchObject({ ok: false, error: { code: "not-allowed" } });
  time.advanceMinutes(24 * 60);
  const late = await done(kiosk, "ticket:handIn", {
    tickets: [{ ticketId: lease.tickets[2]?.ticketId ?? "", takenAt: "2026-03-02T09:08:00+08:00" }],
  });
  expect(late.tickets[0]?.state).toBe("expired");
  hall.stop();
});
