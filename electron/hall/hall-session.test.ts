import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "socket.io";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noLog } from "../../drivers/host/settings.ts";
import { type HallSession, openHallSession } from "./hall-session.ts";

let server: Server;
let url: string;
let clients: Socket[];
let good: Set<string>;
let session: HallSession;

beforeEach(async () => {
  clients = [];
  good = new Set(["good"]);
  const http = createServer();
  server = new Server(http);
  server.use((socket, next) =>
    good.has(String(socket.handshake.auth.token)) ? next() : next(new Error("not-signed-in")),
  );
  server.on("connection", (socket) => {
    clients.push(socket);
    socket.on("queue:wait", (_input, answer) => answer({ ok: true, value: { waiting: 3 } }));
    socket.on("figures:get", (_input, answer) => answer("nonsense"));
    socket.on("staff:list", (_input, answer) =>
      answer({ ok: false, error: { code: "not-signed-in", params: {} } }),
    );
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

afterEach(async () => {
  session.close();
  await server.close();
});

test("without a token it is refused and answers so at once; with one it connects, asks and hears", async () => {
  session = openHallSession(url, null, noLog);
  expect(session.state).toBe("refused");
  const refusal = { ok: false, error: { code: "not-signed-in", params: {} } };
  expect(await session.send("queue:wait", {})).toEqual(refusal);
  session.use("good");
  const heard = vi.fn();
  session.on("view", heard);
  await expect.poll(() => session.state).toBe("connected");
  expect(await session.send("queue:wait", {})).toEqual({ ok: true, value: { waiting: 3 } });
  clients[0]?.emit("view", { name: "kiosk" });
  await expect.poll(() => heard).toHaveBeenCalledWith({ name: "kiosk" });
});

test("a token that the hall does not take is tried again, and good as soon as the hall takes it", async () => {
  session = openHallSession(url, "early", noLog);
  const states: string[] = [];
  session.watch((state) => states.push(state));
  await expect.poll(() => session.state).toBe("refused");
  good.add("early");
  await expect.poll(() => session.state).toBe("connected");
  expect(states).not.toContain("away");
});

test("an answer that is none of a hall's is told apart; one that says that the token ran out refuses", async () => {
  session = openHallSession(url, "good", noLog);
  await expect.poll(() => session.state).toBe("connected");
  expect(await session.send("figures:get", {})).toMatchObject({ error: { code: "no-answer-of-a-hall" } });
  expect(session.state).toBe("connected");
  expect(await session.send("staff:list", {})).toMatchObject({ error: { code: "not-signed-in" } });
  expect(session.state).toBe("refused");
});

test("a hall that is silent is away, though its socket stays; a beat brings it back", async () => {
  session = openHallSession(url, "good", noLog);
  await expect.poll(() => session.state).toBe("connected");
  await expect.poll(() => session.state).toBe("away");
  expect(clients[0]?.connected).toBe(true);
  clients[0]?.emit("beat", { now: "2099-01-01T00:00:00Z" });
  await expect.poll(() => session.state).toBe("connected");
});

test("with another token nothing of the one before is heard any more", async () => {
  good.add("other");
  session = openHallSession(url, "good", noLog);
  await expect.poll(() => clients).toHaveLength(1);
  session.use("other");
  await expect.poll(() => session.state).toBe("connected");
  await expect.poll(() => clients[0]?.connected).toBe(false);
  expect(clients.map(({ handshake }) => handshake.auth.token)).toEqual(["good", "other"]);
  expect(session.token).toBe("other");
});
