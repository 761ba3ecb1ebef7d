/** A token is unguessable, lies nowhere, and is worth nothing from the moment that it was taken away. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectTo, openTestGateway } from "../../hall-server/gateway/testing.ts";
import { openTestHall, staff, type TestHall } from "../../hall-server/testing.ts";

const manager = staff("manager", "manager");
const password = "a long password";
const clerk = { user: "jia.yi", staffNumber: "0312", role: "clerk" as const, name: "甲乙", password };

let test: TestHall;
let gateway: Awaited<ReturnType<typeof openTestGateway>>;
let sockets: Socket[] = [];

beforeEach(async () => {
  test = openTestHall();
  gateway = await openTestGateway(test);
  await test.done(manager, "staff:add", clerk);
});
afterEach(async () => {
  for (const socket of sockets) socket.close();
  sockets = [];
  await gateway.stop();
  test.hall.stop();
});

async function post<Value>(path: string, body: object): Promise<Value> {
  const response = await fetch(gateway.url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return response.json() as Promise<Value>;
}

const signIn = () =>
  post<{ token: string; expiresAt: string }>("/api/sessions", { user: clerk.user, password });

async function pairPad(): Promise<{ token: string; deviceId: string }> {
  const { code } = await test.done(manager, "pairing:create", { kind: "pad", place: "1" });
  const { token } = await post<{ token: string }>("/api/devices/pair", { code, name: "评价器" });
  return { token, deviceId: test.hall.registry.devices().at(-1)?.deviceId ?? "" };
}

/** Connects, opens a view, and tells how the connection ends. */
async function open(token: string, name: string): Promise<{ ended: Promise<string> }> {
  const socket = await connectTo(gateway.url, token);
  sockets.push(socket);
  const opened = await socket.timeout(5_000).emitWithAck("view:open", { name, params: { counterId: "1" } });
  expect(opened.ok).toBe(true);
  return { ended: new Promise((resolve) => socket.once("disconnect", resolve)) };
}

async function isWorthNothing(token: string): Promise<void> {
  await expect(connectTo(gateway.url, token)).rejects.toThrow("not-signed-in");
  const headers = { authorization: `Bearer ${token}` };
  const asked = await fetch(`${gateway.url}/api/blobs/${"0".repeat(64)}`, { headers });
  expect(asked.status).toBe(401);
}

describe("a token", () => {
  it("is 192 random bits, another each time, for people and devices", async () => {
    const tokens = [];
    for (let i = 0; i < 10; i += 1) tokens.push((await signIn()).token);
    tokens.push((await pairPad()).token);
    for (const token of tokens) {
      expect(token).toMatch(/^[\w-]{32}$/);
      expect(Buffer.from(token, "base64url")).toHaveLength(24);
    }
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  it("lies in no file of the hall, nor does a pairing code", async () => {
    const { token } = await signIn();
    const pad = await pairPad();
    const { code } = await test.done(manager, "pairing:create", { kind: "pad", place: "2" });
    const rows = test.db.prepare("select token_hash from sessions").pluck().all() as Buffer[];
    expect(rows.every((hash) => hash.length === 32)).toBe(true);
    const files = readdirSync(test.folder, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    const bytes = Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name))));
    expect(bytes.length).toBeGreaterThan(0);
    for (const secret of [token, pad.token])
      for (const written of [Buffer.from(secret), Buffer.from(secret, "base64url")])
        expect(bytes.includes(written)).toBe(false);
    // Six digits may stand anywhere by chance: where codes could lie, they do not.
    for (const table of ["pairings", "answers", "facts"])
      expect(JSON.stringify(test.db.prepare(`select * from ${table}`).all())).not.toContain(`"${code}"`);
  });
});

describe("at once, for connections that are open and for those to come", () => {
  it("signing out", async () => {
    const { token } = await signIn();
    const other = await signIn();
    const { ended } = await open(token, "counter");
    const kept = await open(other.token, "counter");
    const headers = { authorization: `Bearer ${token}` };
    const gone = await fetch(`${gateway.url}/api/sessions`, { method: "DELETE", headers });
    expect(gone.status).toBe(204);
    expect(await ended).toBe("io server disconnect");
    await isWorthNothing(token);
    // The same person, signed in elsewhere, goes on working there.
    expect(await Promise.race([kept.ended, "open"])).toBe("open");
    (await connectTo(gateway.url, other.token)).close();
  });

  it("leaving the hall for good", async () => {
    const { token } = await signIn();
    const { ended } = await open(token, "counter");
    await test.done(manager, "staff:deactivate", { user: clerk.user });
    expect(await ended).toBe("io server disconnect");
    await isWorthNothing(token);
  });

  it("a new password, everywhere that the person is signed in", async () => {
    const tokens = [(await signIn()).token, (await signIn()).token];
    const open1 = await open(tokens[0] ?? "", "counter");
    const open2 = await open(tokens[1] ?? "", "counter");
    await test.done(manager, "staff:setPassword", { user: clerk.user, password: "quite another one" });
    expect([await open1.ended, await open2.ended]).toEqual(["io server disconnect", "io server disconnect"]);
    for (const token of tokens) await isWorthNothing(token);
  });

  it("a device whose pairing a manager takes away", async () => {
    const { token, deviceId } = await pairPad();
    const { ended } = await open(token, "pad");
    await test.done(manager, "device:revoke", { deviceId });
    expect(await ended).toBe("io server disconnect");
    await isWorthNothing(token);
  });

  it("a sign-in that has run out, by the hall's clock", async () => {
    const { token, expiresAt } = await signIn();
    const { ended } = await open(token, "counter");
    const leftMs = Date.parse(expiresAt) - test.hall.clock.now();
    expect(leftMs).toBeLessThanOrEqual(test.hall.config.policy.sessionHours * 3_600_000);
    test.time.advance(leftMs + 1);
    expect(await ended).toBe("io server disconnect");
    await isWorthNothing(token);
  });

  it("also after a restart: what was taken away stays away, what was not stays good", async () => {
    const [gone, kept, pad] = [await signIn(), await signIn(), await pairPad()];
    test.hall.registry.closeSession(gone.token);
    await test.done(manager, "device:revoke", { deviceId: pad.deviceId });
    await gateway.stop();
    test = test.restart();
    gateway = await openTestGateway(test);
    await isWorthNothing(gone.token);
    await isWorthNothing(pad.token);
    (await connectTo(gateway.url, kept.token)).close();
  });
});

it.each([
  ["one that nobody gave out", "A".repeat(32)],
  ["one of another shape", "../../hall.sqlite"],
  ["the hash of one", "0".repeat(64)],
  ["one that is no text", { $ne: "" }],
  ["a list of them", ["a", "b"]],
])("%s opens nothing, not even as nobody", async (_what, token) => {
  await expect(connectTo(gateway.url, token as string)).rejects.toThrow("not-signed-in");
});
