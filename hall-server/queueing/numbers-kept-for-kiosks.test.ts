/** Numbers that kiosks hold until they are cut off, and the ticket of a command that was never answered. */
import { expect, test } from "vitest";
import { device, openTestHall, staff } from "../testing.ts";

const [kiosk, other] = [device("kiosk-1", "kiosk"), device("kiosk-2", "kiosk")];
const clerk = staff("clerk-01");
const queueId = "all-round";
const takenAt = "2026-03-02T09:01:00+08:00";

test("the ordinary numbers go on without a gap, up to those that are kept, and then after them", async () => {
  const first = openTestHall({ isDemonstration: true });
  const policy = { ...first.hall.config.policy, reserveFrom: 4 };
  first.hall.stop();
  const { hall, done } = openTestHall({ isDemonstration: true, config: { policy } });
  const take = async () => (await done(kiosk, "ticket:take", { queueId })).ticket.number;
  const lease = async (who = kiosk) =>
    (await done(who, "lease:take", { queueId, count: 3, reserve: true })).lease.tickets.map(
      (one) => one.number,
    );
  expect(await take()).toBe("A001");
  expect(await lease()).toEqual(["A004", "A005", "A006"]);
  expect(await lease(other)).toEqual(["A007", "A008", "A009"]);
  expect([await take(), await take(), await take()]).toEqual(["A002", "A003", "A010"]);
  expect(await lease(), "there is no other place for them any more").toEqual(["A011", "A012", "A013"]);
  expect(await take()).toBe("A014");
  hall.stop();
});

test("a single number that is kept is given to nobody else", async () => {
  const first = openTestHall({ isDemonstration: true });
  const policy = { ...first.hall.config.policy, reserveFrom: 2 };
  first.hall.stop();
  const { hall, done } = openTestHall({ isDemonstration: true, config: { policy } });
  const { lease } = await done(kiosk, "lease:take", { queueId, count: 1, reserve: true });
  expect(lease.tickets.map(({ number }) => number)).toEqual(["A002"]);
  const take = async () => (await done(kiosk, "ticket:take", { queueId })).ticket.number;
  expect([await take(), await take()]).toEqual(["A001", "A003"]);
  hall.stop();
});

test("an ordinary lease is never laid over those that are kept", async () => {
  const { hall, done } = openTestHall({ isDemonstration: true });
  await done(kiosk, "lease:take", { queueId, count: 2, reserve: true });
  for (let i = 0; i < 4; i += 1) await done(other, "lease:take", { queueId, count: 199 });
  const { lease } = await done(other, "lease:take", { queueId, count: 10 });
  expect([lease.from, lease.to]).toEqual([803, 812]);
  hall.stop();
});

test("given back: nobody can hand them in; what was issued stays", async () => {
  const { hall, send, done } = openTestHall({ isDemonstration: true });
  const { lease } = await done(kiosk, "lease:take", { queueId, count: 3, reserve: true });
  const [used, ...unused] = lease.tickets.map(({ ticketId }) => ticketId);
  await done(kiosk, "ticket:handIn", { tickets: [{ ticketId: used ?? "", takenAt }] });
  const refused = await send(kiosk, "lease:giveBack", { leaseId: lease.id, ticketIds: [used ?? ""] });
  expect(refused).toMatchObject({ error: { code: "wrong-state" } });
  await done(kiosk, "lease:giveBack", { leaseId: lease.id, ticketIds: unused });
  const late = await send(kiosk, "ticket:handIn", { tickets: [{ ticketId: unused[0] ?? "", takenAt }] });
  expect(late).toMatchObject({ error: { code: "not-found" } });
  expect(hall.state.queueing.leaseOf.size).toBe(1);
  hall.stop();
});

/** The hall makes a ticket, its answer is lost, the kiosk issues another. */
async function issuedInItsPlace() {
  const test = openTestHall({ isDemonstration: true });
  const { done, time } = test;
  const { lease } = await done(kiosk, "lease:take", { queueId, count: 2, reserve: true });
  const commandId = crypto.randomUUID();
  const lost = await done(kiosk, "ticket:take", { queueId, commandId });
  time.advanceMinutes(1);
  const behind = await done(other, "ticket:take", { queueId });
  const [first, second] = lease.tickets.map(({ ticketId }) => ticketId);
  const handIn = (by = kiosk) =>
    done(by, "ticket:handIn", {
      tickets: [{ ticketId: first ?? "", takenAt: "2026-03-02T09:01:30+08:00", takenAs: commandId }],
    });
  const stateOf = (ticketId: string) => test.hall.state.queueing.tickets.get(ticketId)?.state;
  return { ...test, lease, commandId, lost, behind, first, second, handIn, stateOf };
}

test("a ticket that nobody has on paper is cancelled, and its place is that of the one which was printed", async () => {
  const { hall, done, lost, behind, first, handIn, stateOf } = await issuedInItsPlace();
  const { tickets } = await handIn();
  expect(stateOf(lost.ticket.id)).toBe("cancelled");
  expect(tickets[0]?.takenAt).toBe(lost.ticket.takenAt);
  expect([...(hall.state.queueing.lines.get(queueId) ?? [])].map(({ id }) => id)).toEqual([
    first,
    behind.ticket.id,
  ]);
  expect(hall.state.queueing.given.get(queueId), "one press counts once").toBe(2);
  await done(clerk, "counter:open", { counterId: "1" });
  expect((await done(clerk, "counter:callNext")).ticket).toMatchObject({ id: first, isOffline: true });
  hall.stop();
});

test("two papers that name one command: it is cancelled once, and the second waits by its own press", async () => {
  const { hall, db, done, commandId, lost, behind, first, second } = await issuedInItsPlace();
  const takenAt = "2026-03-02T09:01:30+08:00";
  await done(kiosk, "ticket:handIn", {
    tickets: [first, second].map((ticketId) => ({ ticketId: ticketId ?? "", takenAt, takenAs: commandId })),
  });
  const cancelled = db
    .prepare("select data from facts where name = 'ticket-cancelled'")
    .pluck()
    .all() as string[];
  expect(cancelled.map((data) => JSON.parse(data).ticketId)).toEqual([lost.ticket.id]);
  expect([...(hall.state.queueing.lines.get(queueId) ?? [])].map(({ id }) => id)).toEqual([
    first,
    behind.ticket.id,
    second,
  ]);
  hall.stop();
});

test("one that is called already stays with its counter, and the printed one waits in front", async () => {
  const { hall, done, lost, first, handIn, stateOf } = await issuedInItsPlace();
  await done(clerk, "counter:open", { counterId: "1" });
  await done(clerk, "counter:callNext");
  await handIn();
  expect(stateOf(lost.ticket.id)).toBe("called");
  await done(clerk, "counter:skip", { reason: "absent" });
  expect((await done(clerk, "counter:callNext")).ticket?.id).toBe(first);
  hall.stop();
});

test("the command that comes after all, when its ticket was handed in: the same ticket, and no other", async () => {
  const test = openTestHall({ isDemonstration: true });
  const { lease } = await test.done(kiosk, "lease:take", { queueId, count: 1, reserve: true });
  const commandId = crypto.randomUUID();
  const ticketId = lease.tickets[0]?.ticketId ?? "";
  await test.done(kiosk, "ticket:handIn", { tickets: [{ ticketId, takenAt, takenAs: commandId }] });
  const again = test.restart();
  expect((await again.done(kiosk, "ticket:take", { queueId, commandId })).ticket.id).toBe(ticketId);
  expect(again.hall.state.queueing.tickets.size).toBe(1);
  const another = await again.done(other, "ticket:take", { queueId });
  expect(another.ticket.id, "another kiosk's commands are its own").not.toBe(ticketId);
  again.hall.stop();
});

test("another kiosk's command moves nobody's ticket", async () => {
  const { hall, send, commandId, lost, stateOf, done } = await issuedInItsPlace();
  const { lease } = await done(other, "lease:take", { queueId, count: 1, reserve: true });
  const tickets = [{ ticketId: lease.tickets[0]?.ticketId ?? "", takenAt, takenAs: commandId }];
  expect((await send(other, "ticket:handIn", { tickets })).ok).toBe(true);
  expect(stateOf(lost.ticket.id)).toBe("waiting");
  hall.stop();
});
