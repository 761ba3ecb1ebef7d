import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { device, inventedIdNumber, openTestHall, staff } from "../../hall-server/testing.ts";

const kiosk = device("kiosk-1", "kiosk");
const clerk = staff("clerk-01");

test("a take that is sent twice gives one ticket and the same answer, also after a restart", async () => {
  const first = openTestHall();
  const commandId = randomUUID();
  const holder = { name: "甲乙丙", idNumber: inventedIdNumber(1) };
  const input = { commandId, queueId: "all-round", holder };
  const together = await Promise.all([
    first.send(kiosk, "ticket:take", input),
    first.send(kiosk, "ticket:take", input),
  ]);
  expect(together[0]).toEqual(together[1]);
  expect(together[0].ok).toBe(true);
  const again = await first.send(kiosk, "ticket:take", input);
  expect(again).toEqual(together[0]);
  const second = first.restart();
  expect(await second.send(kiosk, "ticket:take", input)).toEqual(together[0]);
  expect(second.hall.state.queueing.tickets.size).toBe(1);
  second.hall.stop();
});

test("pressed in the moment in which the hall is stopped: done and answered, and known after the start", async () => {
  const first = openTestHall();
  const input = { commandId: randomUUID(), queueId: "all-round" };
  const pressed = first.send(kiosk, "ticket:take", input);
  const second = first.restart();
  const answer = await pressed;
  expect(answer).toMatchObject({ ok: true, value: { ticket: { number: "A001" } } });
  expect(await second.send(kiosk, "ticket:take", input)).toEqual(answer);
  second.hall.stop();
});

test("the same id with another input, or from another principal, is refused", async () => {
  const { hall, send } = openTestHall();
  const commandId = randomUUID();
  await send(kiosk, "ticket:take", { commandId, queueId: "all-round" });
  const otherInput = await send(kiosk, "ticket:take", { commandId, queueId: "all-round", class: "elderly" });
  const otherPrincipal = await send(device("kiosk-2", "kiosk"), "ticket:take", {
    commandId,
    queueId: "all-round",
  });
  for (const answer of [otherInput, otherPrincipal]) {
    expect(answer).toMatchObject({ ok: false, error: { code: "command-id-reused" } });
  }
  expect(hall.state.queueing.tickets.size).toBe(1);
  hall.stop();
});

test("the same id and input as another command is refused: who started somebody has not finished them", async () => {
  const { hall, send, done } = openTestHall();
  await done(kiosk, "ticket:take", { queueId: "all-round" });
  await done(clerk, "counter:open", { counterId: "1" });
  await done(clerk, "counter:callNext");
  const commandId = randomUUID();
  const { ticket } = await done(clerk, "counter:start", { commandId });
  const finished = await send(clerk, "counter:finish", { commandId });
  expect(finished).toMatchObject({ ok: false, error: { code: "command-id-reused" } });
  expect(hall.state.queueing.tickets.get(ticket.id)?.state).toBe("serving");
  hall.stop();
});

test("a refusal is decided afresh", async () => {
  const { hall, send, done } = openTestHall();
  const commandId = randomUUID();
  const early = await send(clerk, "counter:callNext", { commandId });
  expect(early).toMatchObject({ ok: false, error: { code: "counter-not-open" } });
  await done(clerk, "counter:open", { counterId: "1" });
  expect(await send(clerk, "counter:callNext", { commandId })).toEqual({ ok: true, value: { ticket: null } });
  hall.stop();
});

test("nobody waits, pressed again after somebody came: still nobody, since it is the same press", async () => {
  const { hall, send, done } = openTestHall();
  await done(clerk, "counter:open", { counterId: "1" });
  const commandId = randomUUID();
  const empty = await send(clerk, "counter:callNext", { commandId });
  await done(kiosk, "ticket:take", { queueId: "all-round" });
  expect(await send(clerk, "counter:callNext", { commandId })).toEqual(empty);
  hall.stop();
});

test("no token and no personal value stands among the remembered answers", async () => {
  const { hall, done, folder } = openTestHall();
  const holder = { name: "甲乙丙", idNumber: inventedIdNumber(2), phone: "19900000000" };
  const { token } = await done(kiosk, "ticket:take", { queueId: "all-round", holder });
  hall.stop();
  const { readFileSync } = await import("node:fs");
  const bytes = readFileSync(`${folder}/hall.sqlite`);
  for (const secret of [holder.name, holder.idNumber, holder.phone, token]) {
    expect(bytes.includes(Buffer.from(secret))).toBe(false);
    expect(bytes.includes(Buffer.from(secret, "utf16le"))).toBe(false);
  }
});
