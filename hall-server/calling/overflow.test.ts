import { expect, test } from "vitest";
import { device, openTestHall, staff, type TestHall } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import { viewDefinitions } from "../views.ts";

const kiosk = device("kiosk-1", "kiosk");
const clerk = staff("clerk-01");

function hallView({ hall }: TestHall) {
  return viewDefinitions.hall.draw(viewingOf(hall), {});
}

test("a soldier who has just come does not hide that somebody has waited too long", async () => {
  const test = openTestHall({ isDemonstration: true });
  const { done, time, hall } = test;
  await done(clerk, "counter:open", { counterId: "1" });
  const long = await done(kiosk, "ticket:take", { queueId: "errands" });
  time.advanceMinutes(16);
  const soldier = await done(kiosk, "ticket:take", { queueId: "errands", class: "soldier" });
  expect(soldier.ahead).toBe(0);
  await done(kiosk, "ticket:take", { queueId: "all-round" });
  const errands = hallView(test).queues.find((queue) => queue.id === "errands");
  expect(errands?.longestMinutes).toBe(16);
  // The errands' wait has passed 15 minutes: counter 1 helps there, in that queue's own order.
  const next = await done(clerk, "counter:callNext");
  expect(next).toMatchObject({ ticket: { id: soldier.ticket.id }, why: { code: "overflow" } });
  expect(long.ticket.number).toBe("B001");
  hall.stop();
});

test("below the threshold the counter stays with its own queue, and helps when that is empty", async () => {
  const { done, time, hall } = openTestHall({ isDemonstration: true });
  await done(clerk, "counter:open", { counterId: "1" });
  const errand = await done(kiosk, "ticket:take", { queueId: "errands" });
  time.advanceMinutes(10);
  const own = await done(kiosk, "ticket:take", { queueId: "all-round" });
  expect(await done(clerk, "counter:callNext")).toMatchObject({ ticket: { id: own.ticket.id } });
  await done(clerk, "counter:start");
  await done(clerk, "counter:finish");
  expect(await done(clerk, "counter:callNext")).toMatchObject({
    ticket: { id: errand.ticket.id },
    why: { code: "overflow" },
  });
  hall.stop();
});
