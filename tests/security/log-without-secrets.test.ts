/** No token, password, pairing code or key stands in the log or in the figures, whatever goes wrong with it. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectTcp } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeError } from "../../hall-server/operations/describe-error.ts";
import { type Client, connect, type HallProcess, startHall } from "../hall/hall-process.ts";
import { breakDisk } from "../promises/disk/failing-disk.ts";
import { runToItsEnd } from "./start.ts";

/** What was said to the hall, and must not come back out of it. */
const secrets = new Map<string, string>();
let folder: string;
let data: string;
let keyFile: string;
let hall: HallProcess;
let manager: Client;

const password = "a long and secret password";

function secret(name: string, value: string): string {
  expect(value.length, name).toBeGreaterThanOrEqual(4);
  secrets.set(name, value);
  return value;
}

const planted = (name: string) => secret(name, `planted-${randomBytes(9).toString("hex")}`);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-log-"));
  data = join(folder, "data");
  keyFile = join(folder, "hall.key");
  writeFileSync(keyFile, secret("the master key", randomBytes(32).toString("base64")), { mode: 0o600 });
  const made = await runToItsEnd(
    "first-manager",
    ["--data", data, "--key-file", keyFile, "--user", "li.ming", "--number", "0001", "--name", "甲乙"],
    `${secret("the first manager's password", password)}\n`,
  );
  expect(made.code).toBe(0);
  // Everything that the log can say.
  hall = await startHall({
    folder: data,
    arguments: ["--key-file", keyFile, "--rate-limits", "--log-level", "debug"],
  });
});
afterAll(async () => {
  await hall.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function post(path: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(hall.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  return (await response.json()) as Record<string, string>;
}

/** Bytes that no program would send, and the end of the connection. */
function sendRaw(bytes: string): Promise<void> {
  const { hostname, port } = new URL(hall.url);
  return new Promise((resolve) => {
    const socket = connectTcp({ host: hostname, port: Number(port) }, () => socket.end(bytes));
    socket.on("data", () => {});
    socket.once("close", () => resolve());
    socket.once("error", () => resolve());
  });
}

it("signing in, signing out, pairing, new passwords", async () => {
  const first = await post("/api/sessions", JSON.stringify({ user: "li.ming", password }));
  manager = await connect(hall.url, secret("a session's token", String(first.token)));
  const given = planted("a clerk's password");
  await manager.do("staff:add", {
    ...{ user: "clerk-01", staffNumber: "0312", role: "clerk", name: "丙丁" },
    password: given,
  });
  const clerk = await post("/api/sessions", JSON.stringify({ user: "clerk-01", password: given }));
  secret("a clerk's token", String(clerk.token));
  await manager.do("staff:setPassword", { user: "clerk-01", password: planted("a new password") });
  const { code } = await manager.do("pairing:create", { kind: "kiosk", place: "1" });
  secret("a pairing code", code);
  const kiosk = await post("/api/devices/pair", JSON.stringify({ code, name: "一号机" }));
  const device = await connect(hall.url, secret("a device's token", String(kiosk.token)));
  const holder = { name: "欧阳某某", idNumber: "990101188501010015", phone: "19912345678" };
  const taken = await device.ask("ticket:take", { queueId: "all-round", holder });
  if (taken.ok) secret("a ticket's token", taken.value.token);
  for (const [name, value] of Object.entries(holder)) secret(`a person's ${name}`, value);
  device.close();
});

it("what is wrong: passwords, codes, tokens, bodies, addresses, events", async () => {
  const wrong = { user: planted("a user who is none"), password: planted("a wrong password") };
  await post("/api/sessions", JSON.stringify(wrong));
  await post("/api/sessions", JSON.stringify({ ...wrong, [planted("a field")]: planted("a field's value") }));
  await post("/api/sessions", JSON.stringify({ user: wrong.user, password: { inside: planted("no text") } }));
  await post("/api/sessions", `{"user":"li.ming","password":"${planted("half a body")}`);
  await post("/api/sessions", planted("no JSON"));
  await post("/api/devices/pair", JSON.stringify({ code: secret("a wrong code", "735914"), name: "x" }));
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  await post("/api/backups", "{}", bearer(planted("a wrong token")));
  await post("/api/backups", "{}", { authorization: `Basic ${planted("another kind of token")}` });
  await post("/api/backups", "{}", { cookie: `session=${planted("a cookie")}` });
  for (const path of [
    `/api/hall?token=${planted("a token in an address")}`,
    `/phone/?token=${planted("a token for a page")}`,
    `/api/blobs/${planted("a file's address")}`,
    `/${planted("an unknown page")}`,
    `/%zz${planted("a broken address")}`,
  ])
    await fetch(hall.url + path);
  for (const token of [planted("a socket's wrong token"), { $ne: planted("a token that is no text") }]) {
    const socket = io(hall.url, { transports: ["websocket"], auth: { token }, reconnection: false });
    await new Promise((resolve) => socket.once("connect_error", resolve));
    socket.close();
  }
  const phone = await connect(hall.url);
  await phone.ask(planted("an event"), { password: planted("an event's input") });
  await phone.ask("ticket:cancel", { token: planted("a ticket's wrong token") });
  await phone.ask("view:open", { name: "ticket", params: { token: planted("a view's wrong token") } });
  await phone.ask("view:open", { name: planted("a view"), params: {} });
  await manager.ask("staff:add", { user: "x", password: planted("a refused password") });
  await manager.ask("staff:setPassword", { user: "nobody", password: planted("nobody's password") });
  await manager.ask("person:show", { ticketId: "none", fields: ["name"], reason: planted("a reason") });
  phone.socket.emit("ticket:take", planted("a huge frame").repeat(40_000));
  phone.close();
  await sendRaw(
    `GET /?${planted("a head that is none")} HTTP/9\r\nAuthorization: Bearer ${planted("in it")}\r\n\r\n`,
  );
  await sendRaw(`\u0016\u0003${planted("no HTTP at all")}\r\n\r\n`);
});

it("a disk that refuses while passwords and codes are being written", async () => {
  const disk = await breakDisk(hall.pid, { calls: "pwrite64", error: "EIO" });
  const added = await manager.ask("staff:add", {
    ...{ user: "clerk-02", staffNumber: "0313", role: "clerk", name: "戊己" },
    password: planted("a password that was not kept"),
  });
  const paired = await manager.ask("pairing:create", { kind: "pad", place: "1" });
  const signedIn = await post("/api/sessions", JSON.stringify({ user: "li.ming", password }));
  await disk.mend();
  expect([added.ok, paired.ok, "token" in signedIn]).toEqual([false, false, false]);
  manager.close();
});

it("a crash is told by where it happened, not by what was being read", () => {
  const read = planted("what a parser was reading");
  const faults: unknown[] = [new Error(read), read, Object.assign(new TypeError(read), { code: "ERR_X" })];
  try {
    JSON.parse(read);
  } catch (error) {
    expect(String(error)).toContain("planted");
    faults.push(error);
  }
  for (const fault of faults) expect(JSON.stringify(describeError(fault))).not.toContain("planted");
});

it("none of it is in the log or in the figures, nor in another writing of it", async () => {
  const figures = await fetch(`${hall.url}/metrics`).then(
    (response) => response.text(),
    () => "",
  );
  await hall.kill();
  const log = hall.log();
  // There is something to look at, also of what failed.
  expect(log.split("\n").length).toBeGreaterThan(10);
  expect(log).toContain('"level":"error"');
  expect(secrets.size).toBeGreaterThan(35);
  const where = { log, figures, erased: readIfThere(`${data}.erased`) };
  for (const [name, value] of secrets) {
    const writings = [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)];
    for (const encoding of ["base64", "hex"] as const)
      writings.push(Buffer.from(value).toString(encoding).replace(/=+$/, ""));
    for (const [place, text] of Object.entries(where))
      for (const written of writings) expect(text.includes(written), `${name} in the ${place}`).toBe(false);
  }
});

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
