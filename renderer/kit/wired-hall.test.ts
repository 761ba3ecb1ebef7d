import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { HallConnection, HallMessage } from "../../electron/contract/bridge.ts";
import type { ConnectionState, Hall, PageAnswer, ViewState } from "./hall.ts";
import type { HallWire } from "./hall-wire.ts";
import { openHall } from "./wired-hall.ts";

/** A wire in a test's hands, as the shell's bridge is one: it can open copies. */
let tell: (message: HallMessage) => void;
let asked: [string, unknown][];
let answer: (event: string) => Promise<PageAnswer<unknown>>;
let hall: Hall;
let states: ConnectionState[];

const away: PageAnswer<unknown> = { ok: false, error: { code: "server-away", params: {} } };
const viewed = (version: number, value: string) => ({ name: "kiosk", params: {}, version, value }) as never;
const opened = async (version: number, value: string): Promise<PageAnswer<unknown>> => ({
  ok: true,
  value: viewed(version, value),
});
const is = (state: HallConnection) => tell({ kind: "connection", state });

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answer = () => opened(1, "first");
  const wire: HallWire = {
    url: "",
    hasCopies: true,
    ask: (event, input) => {
      asked.push([event, input]);
      return answer(event);
    },
    listen: (listener) => {
      tell = listener;
      return () => {};
    },
    read: async () => null,
    keep: async () => away as never,
    download: async () => away as never,
    upload: async () => away as never,
    file: async () => away as never,
    close: () => {},
  };
  hall = openHall(wire);
  states = [];
  hall.connection((state) => states.push(state));
});
afterEach(() => {
  hall.close();
  vi.useRealTimers();
});

function watch(): { now: () => ViewState<"kiosk"> } {
  let state: ViewState<"kiosk"> | null = null;
  hall.watch("kiosk", {}, (next) => {
    state = next;
  });
  return {
    now: () => state ?? { value: null, error: null, isStale: false, heardAt: null },
  };
}
const settle = () => vi.advanceTimersByTimeAsync(0);

test("a change that overtakes the answer to its opening counts, and the older answer does not undo it", async () => {
  const { promise, resolve } = Promise.withResolvers<PageAnswer<unknown>>();
  answer = () => promise;
  const view = watch();
  is({ kind: "connected" });
  tell({ kind: "view", message: viewed(3, "third") });
  resolve(await opened(2, "second"));
  await settle();
  expect(view.now().value).toBe("third");
  tell({ kind: "view", message: viewed(3, "late") });
  expect(view.now().value).toBe("third");
  tell({ kind: "view", message: viewed(4, "fourth") });
  expect(view.now().value).toBe("fourth");
});

test("a place that starts while its hall is away shows what it showed last, as old, and the living one as soon as it is there", async () => {
  const view = watch();
  is({ kind: "connecting" });
  await settle();
  expect(asked).toEqual([]);
  answer = () => opened(0, "from before");
  is({ kind: "away" });
  await settle();
  expect(view.now()).toMatchObject({ value: "from before", isStale: true });
  is({ kind: "cut-off", queueIds: ["general"] });
  await settle();
  expect(asked).toHaveLength(1);
  answer = () => opened(1, "living");
  is({ kind: "connected" });
  await settle();
  expect(view.now()).toMatchObject({ value: "living", isStale: false });
  expect(states.map(({ kind }) => kind)).toEqual(["connecting", "away", "cut-off", "connected"]);
});

test("which queues are served while cut off is told at each change, and at no other time", () => {
  is({ kind: "cut-off", queueIds: ["general"] });
  is({ kind: "cut-off", queueIds: ["general"] });
  is({ kind: "cut-off", queueIds: [] });
  expect(states.slice(1)).toEqual([
    { kind: "cut-off", queueIds: ["general"] },
    { kind: "cut-off", queueIds: [] },
  ]);
});

test("how it stands, told again, opens nothing again; a reconnection does", async () => {
  watch();
  for (let times = 0; times < 3; times++) is({ kind: "connected" });
  await settle();
  expect(asked).toHaveLength(1);
  is({ kind: "connecting" });
  is({ kind: "connected" });
  await settle();
  expect(asked).toHaveLength(2);
  expect(states.map(({ kind }) => kind)).toEqual(["connecting", "connected"]);
});

test("a hall that is not heard for five seconds is away, whatever the wire says, and what is shown is old", async () => {
  const view = watch();
  is({ kind: "connected" });
  await settle();
  await vi.advanceTimersByTimeAsync(6_000);
  expect(states.at(-1)).toEqual({ kind: "away" });
  expect(view.now()).toMatchObject({ value: "first", isStale: true });
  tell({ kind: "beat", now: "2099-01-01T00:00:00.000Z" });
  expect(states.at(-1)).toEqual({ kind: "connected" });
  expect(view.now().isStale).toBe(false);
  expect(hall.now()).toBe(Date.parse("2099-01-01T00:00:00.000Z"));
});

test("a command goes out again under the same id until it is answered, and is given up in the end", async () => {
  is({ kind: "connected" });
  answer = () => new Promise((resolve) => setTimeout(resolve, 6_000, away));
  const sending = hall.send("help:call", { page: "take" });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await sending).toEqual(away);
  const ids = new Set(asked.map(([, input]) => (input as { commandId: string }).commandId));
  expect([asked.length > 1, ids.size]).toEqual([true, 1]);
});
