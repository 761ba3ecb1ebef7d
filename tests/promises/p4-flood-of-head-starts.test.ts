/** The worst that a queue can meet: people with the largest head start, for ever, faster than they can be served. */
import { expect, test } from "vitest";
import { device, openTestHall, staff } from "../../hall-server/testing.ts";

const kiosk = device("kiosk-1", "kiosk");
const clerk = staff("clerk-01");
const queueId = "all-round";

test("a person without a head start is called after those of half an hour, though others never stop coming", async () => {
  const { hall, done, time } = openTestHall({ isDemonstration: true });
  const arrivalsPerMinute = 3;
  await done(clerk, "counter:open", { counterId: "1" });
  await done(kiosk, "ticket:take", { queueId, class: "soldier" });
  const { ticket: patient } = await done(kiosk, "ticket:take", { queueId });
  const calledBefore: string[] = [];
  for (let minute = 0; calledBefore.at(-1) !== patient.id; minute += 1) {
    expect(minute, "minutes until the patient one is called").toBeLessThan(120);
    for (let i = 0; i < arrivalsPerMinute; i += 1) {
      time.advance(20_000);
      await done(kiosk, "ticket:take", { queueId, class: "soldier" });
    }
    const { ticket } = await done(clerk, "counter:callNext");
    calledBefore.push(ticket?.id ?? "nobody");
    await done(clerk, "counter:start");
    await done(clerk, "counter:finish");
  }
  // The one who was there, and those of the next 30 minutes; at the very end of it, whoever came first is first.
  const overtaking = calledBefore.length - 2;
  expect(overtaking).toBe(30 * arrivalsPerMinute - 1);
  hall.stop();
});

test("at the very end of the head start, whoever came first is first", async () => {
  const { hall, done, time } = openTestHall({ isDemonstration: true });
  await done(clerk, "counter:open", { counterId: "1" });
  const { ticket: first } = await done(kiosk, "ticket:take", { queueId });
  time.advanceMinutes(30);
  await done(kiosk, "ticket:take", { queueId, class: "soldier" });
  expect((await done(clerk, "counter:callNext")).ticket?.id).toBe(first.id);
  hall.stop();
});
