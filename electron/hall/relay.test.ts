import { expect, test, vi } from "vitest";
import { noLog } from "../../drivers/host/settings.ts";
import type { HallMessage } from "../contract/bridge.ts";
import type { Copies } from "./copies.ts";
import type { Desk } from "./desk.ts";
import type { HallSession } from "./hall-session.ts";
import type { HallAnswer, SocketState } from "./hall-socket.ts";
import { openRelay, type RelayParts } from "./relay.ts";

const kioskView = { name: "kiosk", params: {}, version: 7, value: { helps: [] } };

/** A session in a test's hands. */
function fakeSession(first: SocketState = "connected") {
  let state = first;
  const watchers = new Set<(state: SocketState) => void>();
  const listeners = new Map<string, (message: unknown) => void>();
  const sent: [string, unknown][] = [];
  const answers: Record<string, HallAnswer | null> = { "view:open": { ok: true, value: kioskView } };
  const session: HallSession = {
    get state() {
      return state;
    },
    token: "secret",
    use: () => {},
    async send(name, input) {
      sent.push([name, input]);
      return name in answers ? (answers[name] ?? null) : { ok: true, value: {} };
    },
    on(event, listener) {
      listeners.set(event, listener);
      return () => void listeners.delete(event);
    },
    watch(listener) {
      watchers.add(listener);
      listener(state);
      return () => void watchers.delete(listener);
    },
    close: () => {},
  };
  return {
    session,
    sent,
    answers,
    hear: (event: string, message: unknown) => listeners.get(event)?.(message),
    become(next: SocketState) {
      state = next;
      for (const watcher of watchers) watcher(next);
    },
    listeners,
  };
}

function open(wire = fakeSession(), more: Partial<RelayParts> = {}) {
  const told: [string | null, HallMessage][] = [];
  const kept = new Map<string, unknown>();
  const copies: Copies = {
    read: (name) => (kept.has(name) ? { value: kept.get(name), etag: null } : null),
    keep: (name, value) => void kept.set(name, value),
  };
  const relay = openRelay({
    ...{ session: wire.session, copies, desk: null, log: noLog },
    needs: () => "pairing",
    tell: (topic, message) => told.push([topic, message]),
    ...more,
  });
  return { relay, told, kept, ...wire };
}

const asked = { name: "kiosk", params: {} };

test("what a page asks goes to the hall, what the hall says goes to the page, under the view's own topic", async () => {
  const { relay, told, hear, sent } = open();
  expect(await relay.ask("queue:wait", { queueId: "a" })).toEqual({ ok: true, value: {} });
  expect(sent).toEqual([["queue:wait", { queueId: "a" }]]);
  hear("view", kioskView);
  hear("beat", { now: "2099-01-01T00:00:00Z" });
  expect(told.slice(1)).toEqual([
    ["view kiosk {}", { kind: "view", message: kioskView }],
    ["beat", { kind: "beat", now: "2099-01-01T00:00:00Z" }],
  ]);
});

test("what is no message of a hall is let go", async () => {
  const { told, hear } = open();
  const before = told.length;
  for (const message of [null, "view", 7, {}, { name: "nobody's", version: 1 }, { name: "kiosk" }]) {
    hear("view", message);
    hear("beat", message);
  }
  expect(told).toHaveLength(before);
});

test("while the hall is away a kiosk's page gets its view of before, and no other view", async () => {
  const { relay, become, sent } = open();
  await relay.ask("view:open", asked);
  become("away");
  expect(await relay.ask("view:open", asked)).toEqual({ ok: true, value: { ...kioskView, version: 0 } });
  expect(await relay.ask("view:open", { name: "hall", params: {} })).toMatchObject({
    error: { code: "server-away" },
  });
  expect(sent).toHaveLength(1);
});

test("a hall that does not answer in time counts as away for a view", async () => {
  const { relay, answers } = open();
  await relay.ask("view:open", asked);
  answers["view:open"] = null;
  expect(await relay.ask("view:open", asked)).toMatchObject({ ok: true, value: { version: 0 } });
});

test("how it stands is told in each state, with the queues that the desk can serve", () => {
  let tellDesk: () => void = () => {};
  const desk = { answer: () => null, queueIds: [] as string[], close: async () => {} };
  const watched: Desk = {
    ...desk,
    get queueIds() {
      return desk.queueIds;
    },
    watch(listener) {
      tellDesk = listener;
      return () => {};
    },
  };
  const { told, become } = open(fakeSession("connecting"), { desk: watched });
  become("connected");
  become("away");
  desk.queueIds = ["general"];
  tellDesk();
  become("refused");
  expect(told.map(([, message]) => message.kind === "connection" && message.state)).toEqual([
    { kind: "connecting" },
    { kind: "connected" },
    { kind: "away" },
    { kind: "cut-off", queueIds: ["general"] },
    { kind: "refused", needs: "pairing" },
  ]);
});

test("what the desk answers is not sent to the hall", async () => {
  const desk: Desk = {
    answer: (event) =>
      event === "ticket:take" ? Promise.resolve({ ok: true, value: "from the desk" }) : null,
    queueIds: [],
    watch: () => () => {},
    close: async () => {},
  };
  const { relay, sent } = open(fakeSession(), { desk });
  expect(await relay.ask("ticket:take", {})).toEqual({ ok: true, value: "from the desk" });
  expect(await relay.ask("ticket:return", {})).toEqual({ ok: true, value: {} });
  expect(sent.map(([name]) => name)).toEqual(["ticket:return"]);
});

test("another page in the window: the views of the one before are closed at the hall", async () => {
  const { relay, sent, told } = open();
  await relay.ask("view:open", asked);
  await relay.ask("view:open", { name: "sign", params: {} });
  await relay.ask("view:close", { name: "sign", params: {} });
  sent.length = 0;
  relay.begin();
  expect(sent).toEqual([["view:close", asked]]);
  expect(told.at(-1)?.[1]).toEqual({ kind: "connection", state: { kind: "connected" } });
  relay.begin();
  expect(sent).toHaveLength(1);
});

test("a desk that fails is an internal error to the page, and the shell goes on", async () => {
  const desk: Desk = {
    answer: () => Promise.reject(new Error("disk")),
    queueIds: [],
    watch: () => () => {},
    close: async () => {},
  };
  const error = vi.fn();
  const { relay } = open(fakeSession(), { desk, log: { ...noLog, error } });
  expect(await relay.ask("ticket:take", {})).toMatchObject({ ok: false, error: { code: "internal" } });
  expect(error).toHaveBeenCalledOnce();
});

test("closed, it listens to nothing any more", () => {
  const { relay, listeners } = open();
  relay.close();
  expect([...listeners.keys()]).toEqual([]);
});
