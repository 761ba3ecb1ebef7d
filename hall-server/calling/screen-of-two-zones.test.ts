import { expect, test } from "vitest";
import { device, openTestHall, staff } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import { viewDefinitions } from "../views.ts";

test("a number that was sent on to another zone stands once on a screen of both: where it is called now", async () => {
  const { config } = openTestHall({ isDemonstration: true }).hall;
  const counters = config.counters.map((place) => (place.id === "2" ? { ...place, zoneId: "forms" } : place));
  const { hall, done } = openTestHall({ isDemonstration: true, config: { counters } });
  const { ticket } = await done(device("kiosk-1", "kiosk"), "ticket:take", { queueId: "all-round" });
  const [first, second] = [staff("clerk-01"), staff("clerk-02")];
  await done(first, "counter:open", { counterId: "1" });
  await done(second, "counter:open", { counterId: "2" });
  await done(first, "counter:callNext");
  await done(first, "counter:transfer", { toCounterId: "2", reason: "换窗口" });
  await done(second, "counter:callNext");
  const { called } = viewDefinitions.screen.draw(viewingOf(hall), { screenId: "1" });
  expect(called.map((call) => [call.number, call.counter])).toEqual([[ticket.number, "2"]]);
  hall.stop();
});
