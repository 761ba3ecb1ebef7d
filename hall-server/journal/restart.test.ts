import { expect, test } from "vitest";
import { tableNames } from "../archive/archive.ts";
import { device, inventedIdNumber, openTestHall, staff, type TestHall } from "../testing.ts";
import type { Viewing } from "../viewing.ts";
import { viewDefinitions } from "../views.ts";
import { writeState } from "./snapshot.ts";

const kiosk = device("kiosk-1", "kiosk");
const [first, second] = [staff("clerk-01"), staff("clerk-02")];

/** Every view of the hall, by its address, as the server would send it. */
function allViews({ hall, time }: TestHall, tokens: string[]): Record<string, unknown> {
  const viewing: Viewing = {
    hall,
    state: hall.state,
    config: hall.config,
    now: time.wall(),
    iso: hall.iso,
    presence: new Map(),
  };
  hall.refreshEstimates();
  const { kiosk: kioskView, counter, screen, sign, pad, hall: hallView, ticket } = viewDefinitions;
  const drawn: Record<string, unknown> = {
    kiosk: kioskView.draw(viewing, {}),
    hall: hallView.draw(viewing, {}),
  };
  for (const { id: counterId } of hall.config.counters) {
    drawn[`counter ${counterId}`] = counter.draw(viewing, { counterId });
    drawn[`sign ${counterId}`] = sign.draw(viewing, { counterId });
    drawn[`pad ${counterId}`] = pad.draw(viewing, { counterId });
  }
  for (const { id: screenId } of hall.config.screens)
    drawn[`screen ${screenId}`] = screen.draw(viewing, { screenId });
  for (const token of tokens) drawn[`ticket ${token}`] = ticket.draw(viewing, { token });
  return drawn;
}

async function halfADay(test: TestHall): Promise<string[]> {
  const { done, time } = test;
  const tokens: string[] = [];
  for (let i = 0; i < 12; i += 1) {
    time.advanceMinutes(1);
    const holder =
      i % 3 === 0 ? { holder: { name: `甲${i}`, idNumber: inventedIdNumber(i, "20990101") } } : {};
    tokens.push((await done(kiosk, "ticket:take", { queueId: "all-round", ...holder })).token);
  }
  await done(first, "counter:open", { counterId: "1" });
  await done(second, "counter:open", { counterId: "2" });
  for (const clerk of [first, second]) {
    await done(clerk, "counter:callNext");
    time.advanceMinutes(1);
    await done(clerk, "counter:start");
    time.advanceMinutes(5);
    await done(clerk, "counter:finish");
  }
  await done(first, "counter:callNext");
  await done(first, "counter:skip", { reason: "absent" });
  await done(second, "counter:callNext");
  await done(second, "counter:hold", { reason: "去补一张照片" });
  await done(first, "counter:callNext");
  await done(first, "counter:transfer", { toCounterId: "2", reason: "换窗口" });
  await done(second, "counter:callNext");
  await done(second, "counter:recall");
  await done(second, "counter:pause", { reason: "喝水" });
  await done(kiosk, "help:call", { page: "kiosk" });
  await done(kiosk, "device:report", {
    deviceId: "kiosk-1-printer",
    status: "paper-out",
    detail: { kind: "ticket-printer" },
  });
  await done(kiosk, "lease:take", { queueId: "all-round", count: 5 });
  return tokens;
}

function dumpDerived({ db }: TestHall): Record<string, unknown[]> {
  return Object.fromEntries(
    tableNames.map((name) => [name, db.prepare(`select * from ${name} order by 1, 2`).all()]),
  );
}

test("after a restart in the middle of a day every view is as before, to the byte", async () => {
  const before = openTestHall();
  const tokens = await halfADay(before);
  const seen = JSON.stringify(allViews(before, tokens));
  const state = writeState(before.hall.state);
  const after = before.restart();
  expect(writeState(after.hall.state)).toBe(state);
  expect(JSON.stringify(allViews(after, tokens))).toBe(seen);
  after.hall.stop();
});

test("everything derived, deleted and replayed from the journal, is equal", async () => {
  const test = openTestHall();
  await halfADay(test);
  test.time.advanceMinutes(24 * 60);
  await test.done(kiosk, "ticket:take", { queueId: "all-round" });
  const before = dumpDerived(test);
  expect(before.ended_tickets?.length).toBeGreaterThan(5);
  expect(before.day_figures?.length).toBeGreaterThan(0);
  test.hall.rebuildDerived();
  expect(dumpDerived(test)).toEqual(before);
  test.hall.stop();
});

test("the turn of the day expires who still waited, and numbers begin again", async () => {
  const test = openTestHall();
  const { done, time, hall } = test;
  await done(kiosk, "ticket:take", { queueId: "all-round" });
  const { ticket: called } = await done(kiosk, "ticket:take", { queueId: "all-round" });
  const { ticket: left, token } = await done(kiosk, "ticket:take", { queueId: "all-round" });
  await done(first, "counter:open", { counterId: "1" });
  await done(first, "counter:call", { ticketId: called.id, reason: "赶车" });
  time.advanceMinutes(24 * 60);
  const next = await done(kiosk, "ticket:take", { queueId: "all-round" });
  expect(next.ticket.day).not.toBe(left.day);
  expect(next.ticket.number).toBe("A001");
  const after = await done(kiosk, "ticket:take", { queueId: "all-round" });
  expect(after.ticket.number, "A002 is still at a counter").toBe("A003");
  expect((await done(first, "counter:start")).ticket.id).toBe(called.id);
  expect((await done(first, "counter:finish")).ticket.state).toBe("finished");
  const views = allViews(test, [token]);
  expect(views[`ticket ${token}`]).toMatchObject({ ticket: { id: left.id, state: "expired" } });
  const again = test.restart();
  expect(writeState(again.hall.state)).toBe(writeState(hall.state));
  again.hall.stop();
});
