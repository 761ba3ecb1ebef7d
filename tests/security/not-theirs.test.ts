/** The right role, and still somebody else's: another's counter, another's pad, another's number, another's person. */
import { randomUUID } from "node:crypto";
import type { Socket } from "socket.io-client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { smallPdf } from "../../hall-server/files/testing.ts";
import { connectTo, signedIn } from "../../hall-server/gateway/testing.ts";
import { inventedIdNumber } from "../../hall-server/testing.ts";
import { type Everybody, openForEverybody, pair } from "./signed-in-as-everybody.ts";

interface Reply {
  ok: boolean;
  value: { ticket: { id: string; number: string }; token: string } & Record<string, unknown>;
  error: { code: string; params: Record<string, unknown> };
}

let everybody: Everybody;
let clerk: Socket;
let otherClerk: Socket;
let manager: Socket;
let kiosk: Socket;
const opened: Socket[] = [];

beforeEach(async () => {
  everybody = await openForEverybody();
  clerk = everybody.socketOf("clerk");
  manager = everybody.socketOf("manager");
  kiosk = everybody.socketOf("kiosk");
  otherClerk = await connectTo(everybody.url, signedIn(everybody.test, "clerk-02", "clerk"));
  opened.push(otherClerk);
});
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.close();
  await everybody.end();
});

async function connectDevice(kind: "kiosk" | "sign" | "pad", place: string): Promise<Socket> {
  const socket = await connectTo(everybody.url, pair(everybody.test, kind, place));
  opened.push(socket);
  return socket;
}

function send(socket: Socket, command: string, input: object = {}): Promise<Reply> {
  return socket.timeout(10_000).emitWithAck(command, { commandId: randomUUID(), ...input });
}

async function codeOf(socket: Socket, command: string, input: object = {}): Promise<string> {
  const reply = await send(socket, command, input);
  return reply.ok ? "ok" : reply.error.code;
}

async function see(socket: Socket, name: string, params: object = {}): Promise<string> {
  const reply: Reply = await socket.timeout(10_000).emitWithAck("view:open", { name, params });
  return reply.ok ? "ok" : reply.error.code;
}

async function take(serial: number): Promise<Reply["value"]> {
  const holder = { name: "甲乙丙", idNumber: inventedIdNumber(serial), phone: "19900000000" };
  return (await send(kiosk, "ticket:take", { queueId: "all-round", holder })).value;
}

/** The first clerk at counter 1 with one person called, the second at counter 2 with nobody. */
async function callOne(): Promise<Reply["value"]> {
  const taken = await take(1);
  await send(clerk, "counter:open", { counterId: "1" });
  await send(otherClerk, "counter:open", { counterId: "2" });
  await send(clerk, "counter:callNext");
  return taken;
}

test("a clerk at another's counter: nothing to see, nothing to close, nothing to move", async () => {
  const { ticket } = await callOne();
  expect(await see(clerk, "counter", { counterId: "1" })).toBe("ok");
  expect(await see(otherClerk, "counter", { counterId: "1" })).toBe("not-allowed");
  expect(await see(manager, "counter", { counterId: "1" })).toBe("ok");
  expect(await codeOf(otherClerk, "counter:open", { counterId: "1" })).toBe("wrong-state");
  expect(await codeOf(otherClerk, "counter:close", { counterId: "1" })).toBe("not-allowed");
  for (const command of ["counter:recall", "counter:start", "counter:finish"])
    expect(await codeOf(otherClerk, command), command).toBe("wrong-state");
  for (const command of ["counter:skip", "counter:hold"])
    expect(await codeOf(otherClerk, command, { reason: "测试" }), command).toBe("wrong-state");
  expect(await codeOf(otherClerk, "counter:call", { ticketId: ticket.id, reason: "测试" })).toBe(
    "wrong-state",
  );
  expect(await codeOf(otherClerk, "counter:unhold", { ticketId: ticket.id })).toBe("wrong-state");
  const [item] = everybody.test.hall.config.catalog.items;
  const addItem = { ticketId: ticket.id, itemId: item?.id };
  expect(await codeOf(otherClerk, "ticket:addItem", addItem)).toBe("wrong-state");
  expect(await codeOf(clerk, "ticket:addItem", addItem)).toBe("ok");
});

test("a person's values: only while they stand at one's own counter, with a reason, and never to another", async () => {
  const { ticket } = await callOne();
  const show = { ticketId: ticket.id, fields: ["idNumber"], reason: "核对身份" };
  expect(await codeOf(clerk, "person:show", { ...show, reason: "" })).toBe("invalid-input");
  expect((await send(clerk, "person:show", show)).value.fields).toEqual({ idNumber: inventedIdNumber(1) });
  const refused = await send(otherClerk, "person:show", show);
  expect(refused.error).toMatchObject({ code: "not-allowed", params: { because: "not-at-your-counter" } });
  await send(clerk, "counter:start");
  await send(clerk, "counter:finish");
  expect(await codeOf(clerk, "person:show", show)).toBe("not-allowed");
  const waiting = await take(2);
  expect(await codeOf(clerk, "person:show", { ...show, ticketId: waiting.ticket.id })).toBe("not-allowed");
  expect(await codeOf(manager, "person:show", show)).toBe("ok");
});

test("a pad rates its own counter's service and sees its own counter alone", async () => {
  const pad = everybody.socketOf("pad");
  const otherPad = await connectDevice("pad", "2");
  await callOne();
  await send(clerk, "counter:start");
  await send(clerk, "counter:finish");
  expect(await see(pad, "pad")).toBe("ok");
  expect(await see(pad, "pad", { counterId: "1" })).toBe("ok");
  expect(await see(otherPad, "pad", { counterId: "1" })).toBe("not-allowed");
  const view = await pad.timeout(10_000).emitWithAck("view:open", { name: "pad", params: {} });
  const invitationId = view.value.value.invitation.id;
  expect(await codeOf(otherPad, "rating:submit", { invitationId, level: 1, comment: "差" })).toBe(
    "not-allowed",
  );
  expect(await codeOf(otherPad, "rating:decline", { invitationId })).toBe("not-found");
  // Not even the name of an invitation gets a phone in: it has its ticket's token or nothing.
  const phone = everybody.socketOf("anonymous");
  expect(await codeOf(phone, "rating:submit", { invitationId, level: 5 })).toBe("not-signed-in");
  expect(await codeOf(pad, "rating:submit", { invitationId, level: 5 })).toBe("ok");
});

test("a shell: what the hall wants of it, and of no other, not even to be asked for", async () => {
  const other = await connectDevice("kiosk", "2");
  expect(await see(kiosk, "shell")).toBe("ok");
  expect(await see(other, "shell", { deviceId: "kiosk-at-2" })).toBe("ok");
  expect(await see(other, "shell", { deviceId: "kiosk-at-1" })).toBe("not-allowed");
});

test("a sign shows what hangs above any counter, and neither a pad's nor a clerk's page", async () => {
  const sign = await connectDevice("sign", "2");
  expect(await see(sign, "sign")).toBe("ok");
  expect(await see(sign, "sign", { counterId: "1" })).toBe("ok");
  for (const name of ["pad", "counter"])
    expect(await see(sign, name, { counterId: "2" }), name).toBe("not-allowed");
});

test("a phone: its own ticket by its token; no other ticket, by id, by a changed or by a made-up token", async () => {
  const phone = everybody.socketOf("anonymous");
  const [mine, others] = [await take(1), await take(2)];
  const mac = mine.token.slice(mine.token.indexOf("."));
  const forged = [
    others.ticket.id + mac,
    `${mine.token.slice(0, -1)}!`,
    mine.token.slice(0, -2),
    `${mine.token}A`,
  ];
  expect(await see(phone, "ticket", { token: mine.token })).toBe("ok");
  for (const token of forged) {
    expect(await see(phone, "ticket", { token }), "a forged token").toBe("not-found");
    expect(["not-found", "invalid-input"]).toContain(await codeOf(phone, "ticket:cancel", { token }));
    expect(["not-found", "invalid-input"]).toContain(
      await codeOf(phone, "rating:submit", { token, level: 5 }),
    );
  }
  for (const command of ["ticket:cancel", "ticket:return"])
    expect(await codeOf(phone, command, { ticketId: others.ticket.id }), command).toBe("not-signed-in");
  expect(await codeOf(phone, "ticket:cancel", { token: mine.token })).toBe("ok");
  expect(everybody.test.hall.state.queueing.tickets.get(others.ticket.id)?.state).toBe("waiting");
});

test("numbers that one kiosk leased are handed in by no other", async () => {
  const otherKiosk = await connectDevice("kiosk", "2");
  const { lease } = (await send(kiosk, "lease:take", { queueId: "all-round", count: 2 }))
    .value as unknown as {
    lease: { id: string; tickets: { ticketId: string }[] };
  };
  const tickets = [{ ticketId: lease.tickets[0]?.ticketId, takenAt: "2026-03-02T09:00:00+08:00" }];
  expect(await codeOf(otherKiosk, "ticket:handIn", { tickets })).toBe("not-allowed");
  const unused = { leaseId: lease.id, ticketIds: lease.tickets.slice(1).map(({ ticketId }) => ticketId) };
  expect(await codeOf(otherKiosk, "lease:giveBack", unused)).toBe("not-allowed");
  expect(await codeOf(kiosk, "ticket:handIn", { tickets })).toBe("ok");
  expect(await codeOf(kiosk, "lease:giveBack", unused)).toBe("ok");
});

test("a file: who brought it sees it, nobody else does, and its address is not to be guessed", async () => {
  const file = await smallPdf("a document");
  const as = (role: "kiosk" | "clerk" | "sign", path: string, init: RequestInit = {}) =>
    fetch(everybody.url + path, {
      ...init,
      headers: { authorization: `Bearer ${everybody.tokens.get(role)}`, "content-type": "application/pdf" },
    });
  const put = await as("kiosk", "/api/blobs", { method: "PUT", body: new Uint8Array(file) });
  const { blobId } = (await put.json()) as { blobId: string };
  expect(blobId).toMatch(/^[0-9a-f]{64}$/);
  expect((await as("clerk", `/api/blobs/${blobId}`)).status).toBe(404);
  expect((await as("clerk", `/api/blobs/${blobId}/thumbnail`)).status).toBe(404);
  expect((await as("sign", `/api/blobs/${blobId}`)).status).toBe(403);
  expect((await fetch(`${everybody.url}/api/blobs/${blobId}`)).status).toBe(401);
  const got = await as("kiosk", `/api/blobs/${blobId}`);
  expect([got.status, got.headers.get("cache-control"), got.headers.get("content-disposition")]).toEqual([
    200,
    "no-store",
    "attachment",
  ]);
  expect(Buffer.from(await got.arrayBuffer()).equals(file)).toBe(true);
});

test("the same command id from another principal is refused, and gives nothing of the first answer away", async () => {
  const commandId = randomUUID();
  await callOne();
  const { ticket } = await take(3);
  const otherKiosk = await connectDevice("kiosk", "2");
  const reprint = { commandId, ticketId: ticket.id };
  expect((await send(kiosk, "ticket:reprint", reprint)).ok).toBe(true);
  const stolen = await send(otherKiosk, "ticket:reprint", reprint);
  expect(stolen).toEqual({ ok: false, error: { code: "command-id-reused", params: { commandId } } });
});
