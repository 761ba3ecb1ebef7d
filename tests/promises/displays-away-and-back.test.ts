/** A client that was away opens its views again and sees, to the last byte, what one sees that never left. */
import type { Socket } from "socket.io-client";
import { expect, test } from "vitest";
import type { ViewMessage } from "../../hall-server/contract/views.ts";
import { ask, connectTo, openTestGateway, signedIn } from "../../hall-server/gateway/testing.ts";
import { device, inventedIdNumber, openTestHall, staff } from "../../hall-server/testing.ts";
import { pair } from "../security/signed-in-as-everybody.ts";

const kiosk = device("kiosk-1", "kiosk");
const clerks = ["1", "2"].map((counterId) => ({ counterId, who: staff(`clerk-0${counterId}`) }));
const asked = [
  ["hall", {}],
  ["screen", { screenId: "1" }],
  ...["1", "2", "3", "4"].flatMap((counterId) => [
    ["counter", { counterId }] as const,
    ["sign", { counterId }] as const,
    ["pad", { counterId }] as const,
  ]),
] as const;

/** The newest of each view that this socket opened. */
async function openAll(socket: Socket): Promise<Map<string, ViewMessage>> {
  const newest = new Map<string, ViewMessage>();
  const keep = (message: ViewMessage) =>
    newest.set(`${message.name} ${JSON.stringify(message.params)}`, message);
  socket.on("view", keep);
  for (const [name, params] of asked) {
    const { value } = await ask(socket, "view:open", { name, params });
    keep(value as unknown as ViewMessage);
  }
  return newest;
}

const valuesOf = (newest: Map<string, ViewMessage>) =>
  Object.fromEntries([...newest].map(([key, { value }]) => [key, value]));

const minute = 60_000;

test.each([
  ["a second", 1_000],
  ["an hour", 60 * minute],
  ["a day", 24 * 60 * minute],
  ["a week", 7 * 24 * 60 * minute],
])("away for %s", async (_long, awayMs) => {
  const hall = openTestHall({ isDemonstration: true });
  const gateway = await openTestGateway(hall);
  const token = signedIn(hall, "manager", "manager", 24 * 30);
  const faithful = await connectTo(gateway.url, token);
  const phone = await connectTo(gateway.url);
  pair(hall, "screen", "1");

  /** Everybody does something; the time goes by in three steps. */
  async function work(forMs: number, round: number): Promise<void> {
    for (let step = 0; step < 3; step += 1) {
      for (let n = 0; n < 4; n += 1) {
        const holder = { name: "甲乙丙", idNumber: inventedIdNumber(round * 100 + step * 10 + n) };
        await hall.done(kiosk, "ticket:take", { queueId: n % 2 ? "all-round" : "errands", holder });
      }
      for (const { who, counterId } of clerks) {
        await hall.send(who, "counter:open", { counterId });
        await hall.send(who, "counter:finish");
        await hall.send(who, "counter:callNext");
        if (step === 1) await hall.send(who, "counter:hold", { reason: "等材料" });
        else await hall.send(who, "counter:start");
      }
      hall.time.advance(forMs / 3);
      hall.hall.tick();
    }
  }

  await work(minute, 0);
  const { token: ticketToken } = await hall.done(kiosk, "ticket:take", { queueId: "all-round" });
  const before = await openAll(await connectTo(gateway.url, token));
  const leaving = await connectTo(gateway.url, token);
  const stayed = await openAll(faithful);
  expect(valuesOf(await openAll(leaving))).toEqual(valuesOf(stayed));
  leaving.close();

  await work(awayMs, 1);
  hall.hall.estimates.refresh();

  const back = await openAll(await connectTo(gateway.url, token));
  // What the other was sent may still be on its way; when it is there, both see the same.
  await expect.poll(() => valuesOf(stayed)).toEqual(valuesOf(back));
  await expect.poll(() => valuesOf(before)).toEqual(valuesOf(back));
  const { value: opened = {} } = await ask(phone, "view:open", {
    name: "ticket",
    params: { token: ticketToken },
  });
  const { state } = (opened.value as { ticket: { state: string } }).ticket;
  const isAnotherDay = awayMs >= 24 * 60 * minute;
  expect(
    isAnotherDay
      ? ["expired", "finished", "held", "serving"]
      : ["waiting", "called", "serving", "finished", "held"],
  ).toContain(state);
  await gateway.stop();
  hall.hall.stop();
});
