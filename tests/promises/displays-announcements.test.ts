import { expect, test } from "vitest";
import { device, openTestHall, staff } from "../../hall-server/testing.ts";
import { viewingOf } from "../../hall-server/viewing.ts";
import { viewDefinitions } from "../../hall-server/views.ts";

const kiosk = device("kiosk-1", "kiosk");
const [first, second] = [staff("clerk-01"), staff("clerk-02")];

async function twoCalls() {
  const test = openTestHall({ isDemonstration: true });
  const { hall, done, time } = test;
  const viewing = () => viewingOf(hall);
  const listed = () => viewDefinitions.screen.draw(viewing(), { screenId: "1" }).announcements;
  for (let i = 0; i < 3; i += 1) await done(kiosk, "ticket:take", { queueId: "all-round" });
  await done(first, "counter:open", { counterId: "1" });
  await done(second, "counter:open", { counterId: "2" });
  return { hall, done, time, listed };
}

test("a person who comes while their number is still being said: the next call waits until that has ended", async () => {
  const { hall, done, time, listed } = await twoCalls();
  await done(first, "counter:callNext");
  time.advance(2_000);
  await done(first, "counter:start");
  await done(second, "counter:callNext");
  const [one, other] = listed();
  if (!one || !other) throw new Error("An announcement is gone while it is being said.");
  expect(Date.parse(other.startsAt)).toBeGreaterThanOrEqual(Date.parse(one.startsAt) + one.durationMs);
  hall.stop();
});

test("a call that has not been said yet is not said any more once the person is there", async () => {
  const { hall, done, listed } = await twoCalls();
  await done(first, "counter:callNext");
  await done(second, "counter:callNext");
  await done(second, "counter:start");
  expect(listed().map((one) => one.number)).toEqual(["A001"]);
  hall.stop();
});

test("a screen that comes back after a quiet hour gets no old calls", async () => {
  const { hall, done, time, listed } = await twoCalls();
  await done(first, "counter:callNext");
  expect(listed()).toHaveLength(1);
  time.advanceMinutes(60);
  expect(listed()).toEqual([]);
  hall.stop();
});
