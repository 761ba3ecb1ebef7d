import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "socket.io";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ConnectionState, Hall } from "./hall.ts";
import { connectHall } from "./socket-hall.ts";

/** A hall that keeps the wire's rules for views, and refuses what a test tells it to. */
let hall: Hall;
let server: Server;
let openViews: Set<string>;
let openings: number;
let refusals: string[];
let place: object;
let client: Socket;

beforeEach(async () => {
  openViews = new Set();
  openings = 0;
  refusals = [];
  place = {};
  const http = createServer();
  server = new Server(http);
  server.on("connection", (socket) => {
    client = socket;
    const keyOf = (asked: { name: string; params: object }) =>
      JSON.stringify([asked.name, { ...place, ...asked.params }]);
    socket.on("view:open", (asked, answer) => {
      openings += 1;
      const code = refusals.shift();
      if (code) return answer({ ok: false, error: { code, params: {} } });
      openViews.add(keyOf(asked));
      answer({
        ok: true,
        value: { name: asked.name, params: { ...place, ...asked.params }, version: 1, value: "first" },
      });
    });
    socket.on("view:close", (asked) => openViews.delete(keyOf(asked)));
    socket.on("counter:finish", (_input, answer) => {
      answer({ ok: false, error: { code: "not-signed-in", params: {} } });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  hall = connectHall(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, "a-token");
});

afterEach(async () => {
  hall.close();
  await server.close();
});

/** What a listener heard last. */
function heard(listener: ReturnType<typeof vi.fn>): { value: unknown; error: unknown } {
  return listener.mock.lastCall?.[0];
}

test("two parts of a page show the same view: when one leaves, the other still hears of changes", async () => {
  const [leaving, staying] = [vi.fn(), vi.fn()];
  const leave = hall.watch("kiosk", {}, leaving);
  hall.watch("kiosk", {}, staying);
  await expect.poll(() => heard(staying)?.value).toBe("first");
  await expect.poll(() => heard(leaving)?.value).toBe("first");
  leave();
  // An opening that the hall has answered comes after the closing, if there was one.
  hall.watch("hall", {}, vi.fn());
  await expect.poll(() => openViews.size).toBe(2);
  expect([...openViews]).toContain('["kiosk",{}]');
  client.emit("view", { name: "kiosk", params: {}, version: 2, value: "second" });
  await expect.poll(() => heard(staying).value).toBe("second");
  expect(heard(leaving).value).toBe("first");
});

test("one part names its counter, the other leaves it to the hall: it is one view all the same", async () => {
  place = { counterId: "3" };
  const [leaving, staying] = [vi.fn(), vi.fn()];
  const leave = hall.watch("pad", { counterId: "3" }, leaving);
  hall.watch("pad", {}, staying);
  await expect.poll(() => heard(leaving)?.value).toBe("first");
  await expect.poll(() => heard(staying)?.value).toBe("first");
  leave();
  hall.watch("kiosk", {}, vi.fn());
  await expect.poll(() => openViews.size).toBe(2);
});

test("the last part that leaves closes the view", async () => {
  const listener = vi.fn();
  const leave = hall.watch("kiosk", {}, listener);
  await expect.poll(() => openViews.size).toBe(1);
  await expect.poll(() => heard(listener)?.value).toBe("first");
  leave();
  await expect.poll(() => openViews.size).toBe(0);
});

test("a view that a busy hall did not open is asked for again without a reconnection", async () => {
  refusals = ["server-busy"];
  const listener = vi.fn();
  hall.watch("kiosk", {}, listener);
  await expect.poll(() => heard(listener)?.error).toMatchObject({ code: "server-busy" });
  await expect.poll(() => heard(listener)).toMatchObject({ value: "first", error: null });
  expect(openings).toBe(2);
});

test("a view that is refused after a lost connection is old at once, and new again when it is opened", async () => {
  const listener = vi.fn();
  hall.watch("kiosk", {}, listener);
  await expect.poll(() => heard(listener)).toMatchObject({ value: "first", isStale: false });
  refusals = ["internal"];
  client.conn.close();
  await expect
    .poll(() => heard(listener))
    .toMatchObject({ value: "first", isStale: true, error: { code: "internal" } });
  client.emit("beat", { now: new Date().toISOString() });
  await expect.poll(() => heard(listener)).toMatchObject({ isStale: false, error: null });
  expect(openings).toBe(3);
});

test("a view that this role may not see is not asked for again", async () => {
  refusals = ["not-allowed"];
  const listener = vi.fn();
  hall.watch("hall", {}, listener);
  await expect.poll(() => heard(listener)?.error).toMatchObject({ code: "not-allowed" });
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(openings).toBe(1);
});

test("a sign-in that ran out while the socket stayed brings the door back", async () => {
  const states: ConnectionState["kind"][] = [];
  hall.connection((state) => states.push(state.kind));
  await expect.poll(() => states.at(-1)).toBe("connected");
  await hall.send("counter:finish", {});
  expect(states.at(-1)).toBe("refused");
});
