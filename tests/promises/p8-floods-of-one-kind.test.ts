import { expect, test } from "vitest";
import { nobody } from "../../hall-server/gateway/principals.ts";
import { device, openTestHall, staff } from "../../hall-server/testing.ts";

const kiosk = device("kiosk-1", "kiosk", "1");
const clerk = staff("zhang.san");

test("a phone that calls for help a hundred times rings a few times, and the others are still heard", async () => {
  const { hall, done } = openTestHall({ isDemonstration: true });
  for (let i = 0; i < 100; i += 1) await done(nobody, "help:call", { page: `page-${i}` });
  await done(kiosk, "help:call", { page: "kiosk" });
  const { helps } = hall.state.supervision;
  expect(helps.size).toBeLessThanOrEqual(5);
  expect([...helps.values()].some((help) => help.from === "1")).toBe(true);
  hall.stop();
});

test("who calls from a counter is found by the counter, else by the staff number, never by the sign-in's name", async () => {
  const { hall, done } = openTestHall({ isDemonstration: true });
  const known = { ...clerk, staffNumber: "0301" };
  const first = await done(known, "help:call", { page: "counter" });
  await done(staff("guide-01", "guide"), "help:answer", { helpId: first.helpId });
  expect(hall.state.supervision.helps.size).toBe(0);
  await done(known, "help:call", { page: "counter" });
  expect([...hall.state.supervision.helps.values()].map((help) => help.from)).toEqual(["0301"]);
  await done(known, "counter:open", { counterId: "3" });
  await done(known, "help:call", { page: "manager" });
  expect([...hall.state.supervision.helps.values()].map((help) => help.from)).toEqual(["0301", "3"]);
  hall.stop();
});

test("nobody stands in the hall at four in the morning: calls for help end with their day", async () => {
  const { hall, done, time } = openTestHall({ isDemonstration: true });
  await done(kiosk, "help:call", { page: "kiosk" });
  time.advanceMinutes(24 * 60);
  await done(kiosk, "ticket:take", { queueId: "all-round" });
  expect(hall.state.supervision.helps.size).toBe(0);
  hall.stop();
});

test("a host that makes up devices is stopped; the devices that it has go on reporting", async () => {
  const { hall, send, done } = openTestHall({ isDemonstration: true });
  const report = (deviceId: string, status: string) =>
    send(kiosk, "device:report", { deviceId, status, detail: { kind: "ticket-printer" } });
  for (let i = 0; i < 300; i += 1) await report(`made-up-${i}`, "ready");
  expect(hall.state.supervision.devices.size).toBeLessThanOrEqual(100);
  expect(await report("one-more", "ready")).toMatchObject({
    ok: false,
    error: { code: "rate-limited", params: { what: "devices" } },
  });
  expect((await report("made-up-3", "paper-out")).ok).toBe(true);
  await done(device("kiosk-2", "kiosk", "2"), "device:report", { deviceId: "reader", status: "ready" });
  hall.stop();
});
