/** Every command with missing, wrong, oversized, hostile and out-of-order input answers with a typed error (P8). */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { commandNames, commands } from "../../hall-server/contract/commands.ts";
import { errorCodes } from "../../hall-server/contract/errors.ts";
import { queries, queryNames } from "../../hall-server/contract/queries.ts";
import { viewNames } from "../../hall-server/contract/views.ts";
import { type Client, connect, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";

let hall: HallProcess;
let senders: Record<
  "kiosk" | "clerk" | "manager" | "pad" | "guide" | "reviewer" | "head" | "agent" | "anonymous",
  Client
>;

beforeAll(async () => {
  hall = await startHall();
  senders = {
    kiosk: await connect(hall.url, "demo-kiosk-1"),
    clerk: await connectAs(hall.url, "clerk-01"),
    manager: await connectAs(hall.url, "manager"),
    pad: await connect(hall.url, "demo-pad-1"),
    guide: await connectAs(hall.url, "guide-01"),
    reviewer: await connectAs(hall.url, "reviewer-01"),
    head: await connectAs(hall.url, "head-01"),
    agent: await connectAs(hall.url, "agent-01"),
    anonymous: await connect(hall.url),
  };
});

afterAll(async () => {
  for (const sender of Object.values(senders)) sender.close();
  await hall.end();
});

const hostile: unknown[] = [
  null,
  [],
  {},
  "",
  0,
  -1,
  Number.MAX_SAFE_INTEGER,
  true,
  "\u0000",
  "a\ud800b",
  "x".repeat(50_000),
  "'; drop table facts; --",
  "../../etc/passwd",
  { $gt: "" },
  JSON.parse('{"__proto__": {"isAdmin": true}, "constructor": {"prototype": {"isAdmin": true}}}'),
  Array.from({ length: 2_000 }, () => "x"),
  Array.from({ length: 200 }).reduce((inner) => ({ inner }), {}),
];

function expectTyped(
  answer: { ok: boolean; error?: { code: string; params: object } },
  isRefused: boolean,
): void {
  expect(typeof answer.ok).toBe("boolean");
  if (isRefused) expect(answer.ok).toBe(false);
  if (answer.ok) return;
  expect(errorCodes).toContain(answer.error?.code);
  expect(answer.error?.code).not.toBe("internal");
  expect(answer.error?.params).toBeTypeOf("object");
  expect(JSON.stringify(answer).length).toBeLessThan(1_000);
}

const may = (name: keyof typeof commands) =>
  Object.entries(senders).find(([role]) => (commands[name].who as readonly string[]).includes(role))?.[1];

test.each(commandNames)("%s: each field missing, hostile, or one too many", async (name) => {
  const sender = may(name);
  if (!sender) throw new Error(`Nobody here may send ${name}.`);
  const { socket } = sender;
  const raw = (input: unknown) => socket.timeout(10_000).emitWithAck(name, input);
  for (const value of hostile) expectTyped(await raw(value), true);
  expectTyped(await raw({ commandId: randomUUID(), oneTooMany: 1 }), true);
  expectTyped(await raw({ commandId: "not-a-uuid" }), true);
  const shape = z.toJSONSchema(commands[name].input, { io: "input" }).properties ?? {};
  for (const field of Object.keys(shape)) {
    for (const value of hostile) {
      expectTyped(await raw({ commandId: randomUUID(), [field]: value }), field === "commandId");
    }
  }
});

test.each([...queryNames, "view:open", "view:close", "nonsense", "__proto__", "constructor"])(
  "%s with hostile input",
  async (name) => {
    for (const value of hostile) {
      expectTyped(await senders.manager.socket.timeout(10_000).emitWithAck(name, value), false);
    }
  },
);

test("who may not send a command is told so, and an unknown view is no view", async () => {
  for (const name of commandNames) {
    for (const [role, sender] of Object.entries(senders)) {
      if ((commands[name].who as readonly string[]).includes(role)) continue;
      const answer = await sender.ask(name, {});
      expect(answer.error.code).toBe(role === "anonymous" ? "not-signed-in" : "not-allowed");
    }
  }
  for (const name of queryNames) {
    if ((queries[name].who as readonly string[]).includes("kiosk")) continue;
    expect((await senders.kiosk.ask(name, {})).error.code).toBe("not-allowed");
  }
  for (const name of [...viewNames, "__proto__", "toString"]) {
    expectTyped(await senders.anonymous.ask("view:open", { name, params: {} }), true);
  }
});

test("random sequences of well-formed commands, out of order, leave a hall that still works", async () => {
  const names = commandNames.filter((name) => name.startsWith("counter:") || name.startsWith("rating:"));
  const input = fc.record(
    {
      counterId: fc.constantFrom("1", "2", "99"),
      ticketId: fc.constantFrom("t1", "tnone"),
      toQueueId: fc.constantFrom("all-round", "none"),
      reason: fc.string({ minLength: 1, maxLength: 20 }),
      invitationId: fc.constant("i1"),
      level: fc.integer({ min: -1, max: 7 }),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...names), input), { maxLength: 25 }),
      async (steps) => {
        for (const [name, given] of steps) {
          const fields = Object.keys(z.toJSONSchema(commands[name].input, { io: "input" }).properties ?? {});
          const fitting = Object.fromEntries(
            Object.entries(given).filter(([field]) => fields.includes(field)),
          );
          expectTyped(await may(name)?.ask(name, fitting), false);
        }
      },
    ),
    { numRuns: 15 },
  );
  expect((await senders.kiosk.ask("ticket:take", { queueId: "all-round" })).ok).toBe(true);
  expect((await fetch(`${hall.url}/readyz`)).status).toBe(200);
});

test("a frame above the limit closes that connection and no other", async () => {
  const greedy = await connect(hall.url, "demo-kiosk-1");
  const closed = new Promise((resolve) => greedy.socket.once("disconnect", resolve));
  greedy.socket.emit("ticket:take", { queueId: "x".repeat(2_000_000) });
  await closed;
  greedy.close();
  expect((await senders.clerk.ask("counter:callNext")).ok).toBeTypeOf("boolean");
});

test("sign-in, pairing and the rest of HTTP refuse with a code", async () => {
  const post = (path: string, body: string) =>
    fetch(hall.url + path, { method: "POST", headers: { "content-type": "application/json" }, body });
  for (const path of ["/api/sessions", "/api/devices/pair"]) {
    for (const value of hostile) {
      const response = await post(path, JSON.stringify(value));
      expect(response.status).toBeGreaterThanOrEqual(400);
      expectTyped((await response.json()) as { ok: boolean }, true);
    }
    expect((await post(path, "{")).status).toBe(400);
  }
  const wrong = await post("/api/sessions", JSON.stringify({ user: "manager", password: "guess" }));
  expect(wrong.status).toBe(401);
  expect((await post("/api/devices/pair", JSON.stringify({ code: "000000", name: "x" }))).status).toBe(404);
  expect((await fetch(`${hall.url}/api/hall`, { headers: { origin: "http://evil.example" } })).status).toBe(
    403,
  );
  expect((await fetch(`${hall.url}/api/speech/none`)).status).toBe(404);
});
