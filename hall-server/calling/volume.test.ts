import { expect, test } from "vitest";
import type { ViewValue } from "../contract/views.ts";
import { device, openTestHall, staff, type TestHall } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import { viewDefinitions } from "../views.ts";

const kiosk = device("kiosk-1", "kiosk");
const volumes = [
  { from: 9 * 60, to: 9 * 60 + 5, percent: 40 },
  { from: 12 * 60, to: 14 * 60, percent: 0 },
];

async function call(open: TestHall, counter: 1 | 2 | 3 | 4): Promise<void> {
  const clerk = staff(`clerk-0${counter}`);
  await open.done(clerk, "counter:open", { counterId: String(counter) });
  await open.done(kiosk, "ticket:take", { queueId: "all-round" });
  await open.done(clerk, "counter:callNext");
}

function volumesOnScreen({ hall }: TestHall): (number | undefined)[] {
  const view: ViewValue<"screen"> = viewDefinitions.screen.draw(viewingOf(hall), { screenId: "1" });
  return view.announcements.map((one) => one.volumePercent);
}

test("a call is as loud as the hall's file wants it at the time at which it is spoken", async () => {
  const open = openTestHall({ isDemonstration: true, config: { volumes } });
  await call(open, 1);
  expect(volumesOnScreen(open)).toEqual([40]);
  // Five seconds before the soft minutes end: a sentence lasts eight, so the second is spoken after them.
  open.time.advance(5 * 60_000 - 5_000);
  await call(open, 2);
  await call(open, 3);
  expect(volumesOnScreen(open)).toEqual([40, undefined]);
  open.time.advanceMinutes(3 * 60);
  await call(open, 4);
  expect(volumesOnScreen(open)).toEqual([0]);
  open.hall.stop();
});

test("what was called keeps the volume that it was called with, also when the file says another", async () => {
  const open = openTestHall({ isDemonstration: true, config: { volumes } });
  await call(open, 1);
  open.hall.stop();
  const { folder, masterKey, time } = open;
  const again = openTestHall({ folder, masterKey, time, isDemonstration: true, config: { volumes: [] } });
  expect(volumesOnScreen(again)).toEqual([40]);
  again.hall.stop();
});
