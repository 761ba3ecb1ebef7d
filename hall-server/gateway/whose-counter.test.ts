import { expect, test } from "vitest";
import type { ViewMessage } from "../contract/views.ts";
import { device, inventedIdNumber, openTestHall } from "../testing.ts";
import { ask, connectTo, openTestGateway, signedIn } from "./testing.ts";

test("a clerk who looked at a free counter sees nothing of it while somebody else has it, and then again", async () => {
  const test = openTestHall({ isDemonstration: true });
  const gateway = await openTestGateway(test);
  const onlooker = await connectTo(gateway.url, signedIn(test, "clerk-01", "clerk"));
  const clerk = await connectTo(gateway.url, signedIn(test, "clerk-02", "clerk"));
  const manager = await connectTo(gateway.url, signedIn(test, "manager", "manager"));
  const seen: ViewMessage<"counter">[] = [];
  const overseen: ViewMessage<"counter">[] = [];
  onlooker.on("view", (message) => seen.push(message));
  manager.on("view", (message) => overseen.push(message));
  for (const socket of [onlooker, manager])
    expect((await ask(socket, "view:open", { name: "counter", params: { counterId: "2" } })).ok).toBe(true);

  const holder = { name: "甲乙丙", idNumber: inventedIdNumber(9) };
  await test.done(device("kiosk-1", "kiosk"), "ticket:take", { queueId: "all-round", holder });
  await ask(clerk, "counter:open", { counterId: "2" });
  await ask(clerk, "counter:callNext");
  await expect.poll(() => overseen.at(-1)?.value.current?.holder?.name).toBe("甲*");
  expect(seen.every((message) => message.value.current === null)).toBe(true);

  await ask(clerk, "counter:close");
  await expect.poll(() => seen.at(-1)?.value.waitingTotal).toBe(1);
  expect(seen.at(-1)?.value.counter.state).toBe("closed");
  expect(seen.every((message) => message.value.current === null)).toBe(true);
  await gateway.stop();
  test.hall.stop();
});
