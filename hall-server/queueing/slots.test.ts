import { expect, test } from "vitest";
import { device, openTestHall, type TestHall } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import { viewDefinitions } from "../views.ts";

const kiosk = device("kiosk-1", "kiosk");
const queueId = "all-round";

function rowOf({ hall }: TestHall) {
  const view = viewDefinitions.kiosk.draw(viewingOf(hall), {});
  return view.queues.find((queue) => queue.id === queueId);
}

test("a queue whose slot is used up is shown as closed for its quota until the next slot begins", async () => {
  const { config } = openTestHall().hall;
  const slots = [
    { from: 8 * 60, to: 10 * 60, quota: 2 },
    { from: 10 * 60, to: 12 * 60, quota: 2 },
  ];
  const test = openTestHall({ config: { queues: config.queues.map((queue) => ({ ...queue, slots })) } });
  const { send, done, time, hall } = test;
  expect(rowOf(test)).toMatchObject({ isOpen: true, closedBecause: null });
  for (let i = 0; i < 2; i += 1) await done(kiosk, "ticket:take", { queueId });
  expect(await send(kiosk, "ticket:take", { queueId })).toMatchObject({
    error: { code: "quota-used-up", params: { of: "slot", quota: 2 } },
  });
  expect(rowOf(test)).toMatchObject({ isOpen: false, closedBecause: "quota" });
  time.advanceMinutes(60);
  expect(rowOf(test)).toMatchObject({ isOpen: true, closedBecause: null });
  expect((await send(kiosk, "ticket:take", { queueId })).ok).toBe(true);
  hall.stop();
});
