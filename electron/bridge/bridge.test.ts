import fc from "fast-check";
import { expect, test } from "vitest";
import { noLog } from "../../drivers/host/settings.ts";
import { extent } from "../../drivers/testing/extent.ts";
import { commandNames } from "../../hall-server/contract/commands.ts";
import { queryNames } from "../../hall-server/contract/queries.ts";
import type { GuardedDoor } from "../lock-down/service/door.ts";
import { openBridge } from "./bridge.ts";
import { channels } from "./channels.ts";
import type { Sender } from "./sender.ts";
import { fakeIpc, fakeWindow, type Reached } from "./testing.ts";

const page: Sender = {
  sender: { id: 1 },
  senderFrame: { url: "http://127.0.0.1:40123/kiosk/", parent: null },
};
const stranger: Sender = { ...page, sender: { id: 2 } };

function open() {
  const reached: Reached[] = [];
  const ipc = fakeIpc();
  const door: GuardedDoor = {
    stand: () => ({ kind: "closed", attemptsLeft: 5 }),
    unlock: async (code) => {
      reached.push(["unlock", code]);
      return { kind: "closed", attemptsLeft: 4 };
    },
    shut: () => void reached.push(["shut"]),
    leave: (what) => {
      reached.push(["leave", what]);
      return "not-unlocked";
    },
    takeCode: () => {},
  };
  openBridge({ ipcMain: ipc.ipcMain, windows: () => [fakeWindow({}, reached)], door, log: noLog });
  return { ...ipc, reached };
}

/** What each channel says to something that it does not take. */
const refusals: Record<string, unknown> = {
  [channels.ask]: { ok: false, error: { code: "invalid-input", params: { field: "ipc" } } },
  [channels.keep]: { ok: false, error: { code: "invalid-input", params: { field: "ipc" } } },
  [channels.file]: { ok: false, error: { code: "invalid-input", params: { field: "ipc" } } },
  [channels.signIn]: { ok: false, error: { code: "invalid-input", params: { field: "ipc" } } },
  [channels.pair]: { ok: false, error: { code: "invalid-input", params: { field: "ipc" } } },
  [channels.read]: null,
  [channels.signOut]: null,
  [channels.listDevices]: [],
  [channels.operate]: null,
  [channels.claim]: "not-found",
  [channels.release]: null,
  [channels.history]: [],
  [channels.door]: { kind: "no-code" },
  [channels.unlock]: { kind: "no-code" },
  [channels.shut]: null,
  [channels.leave]: "not-unlocked",
};

/** What a page that means well sends on each channel. */
const meantWell: Record<string, readonly unknown[]> = {
  [channels.ask]: ["view:open", { name: "kiosk", params: {} }],
  [channels.keep]: [new Uint8Array([1]), "image/jpeg"],
  [channels.file]: ["0".repeat(64), "whole"],
  [channels.signIn]: ["clerk-01", "a password"],
  [channels.pair]: ["123456", "Kiosk at the door"],
  [channels.read]: ["/api/hall"],
  [channels.signOut]: [],
  [channels.listDevices]: [],
  [channels.operate]: ["printer", "print", { jobId: "1", blocks: [] }],
  [channels.claim]: ["printer"],
  [channels.release]: ["printer"],
  [channels.history]: ["printer"],
  [channels.door]: [],
  [channels.unlock]: ["123456"],
  [channels.shut]: [],
  [channels.leave]: ["quit"],
};

test("every channel answers a page that means well, and each is in this test's tables", async () => {
  const bridge = open();
  expect(bridge.channels().toSorted()).toEqual(Object.keys(refusals).toSorted());
  expect(Object.keys(meantWell).toSorted()).toEqual(Object.keys(refusals).toSorted());
  for (const [channel, words] of Object.entries(meantWell)) {
    await bridge.invoke(page, channel, ...words);
  }
  expect(bridge.reached.map(([what]) => what).toSorted()).toEqual(
    [
      ...["ask", "keep", "file", "signIn", "pair", "read", "signOut", "list", "operate"],
      ...["claim", "release", "history", "unlock", "shut", "leave"],
    ].toSorted(),
  );
});

test("whoever is no page of this shell is refused on every channel, and nothing of it arrives", async () => {
  const bridge = open();
  for (const [channel, words] of Object.entries(meantWell)) {
    const answer = await bridge.invoke(stranger, channel, ...words);
    const refusal = refusals[channel];
    const isAnswer = typeof refusal === "object" && refusal !== null && "ok" in refusal;
    expect(answer).toEqual(isAnswer ? { ok: false, error: { code: "not-allowed", params: {} } } : refusal);
  }
  for (const channel of [channels.begin, channels.again]) bridge.send(stranger, channel);
  bridge.send(stranger, channels.taken, 1);
  expect(bridge.reached).toEqual([]);
});

test("only what stands in the hall's tables goes to the hall", async () => {
  const bridge = open();
  const own = ["connect", "disconnect", "beat", "view", "device:event", "toString", "__proto__", ""];
  for (const event of own) {
    expect(await bridge.invoke(page, channels.ask, event, {})).toEqual(refusals[channels.ask]);
  }
  const tables = new Set<string>([...commandNames, ...queryNames, "view:open", "view:close"]);
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 30 }), fc.anything(), async (event, input) => {
      await bridge.invoke(page, channels.ask, event, input);
    }),
    { numRuns: extent(200, 5_000) },
  );
  expect(bridge.reached.filter(([what, event]) => what === "ask" && !tables.has(String(event)))).toEqual([]);
});

const hostile = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
  key: fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "then", "toJSON", "length")),
});
const ring: unknown[] = [];
ring.push(ring, { ring });
const special = fc.constantFrom<unknown>(
  ring,
  "\0",
  `a\0b${"x".repeat(100)}`,
  "\ud800",
  () => "a function",
  Symbol("a symbol"),
  Number.NaN,
  new Array(4_000_000_000),
  "x".repeat(2_000_000),
  new Uint8Array(40_000_000),
  JSON.parse('{"__proto__":{"isAdmin":true}}'),
  Array.from({ length: 5_000 }).reduce<unknown>((inner) => [inner], "deep"),
);
const anyWord = fc.oneof({ weight: 3, arbitrary: hostile }, { weight: 1, arbitrary: special });

test("whatever a page sends on whatever channel is answered in the channel's own kind, and nothing breaks", async () => {
  const bridge = open();
  const shapes = Object.entries(meantWell);
  const asked = fc.constantFrom(...shapes).chain(([channel, words]) =>
    // One of the right arguments is put out for something else, or all are, or there are more of them.
    fc
      .oneof(
        fc.array(anyWord, { maxLength: 4 }),
        fc
          .tuple(fc.nat(), anyWord)
          .map(([at, word]) => words.map((right, index) => (index === at % words.length ? word : right))),
        anyWord.map((word) => [...words, word]),
      )
      .map((given) => ({ channel, given })),
  );
  await fc.assert(
    fc.asyncProperty(asked, async ({ channel, given }) => {
      const answer = await bridge.invoke(page, channel, ...given);
      const refusal = refusals[channel];
      if (Array.isArray(refusal)) expect(Array.isArray(answer)).toBe(true);
      else if (typeof refusal === "object" && refusal !== null) expect(answer).toBeTypeOf("object");
      else if (typeof refusal === "string") expect(answer).toBeTypeOf("string");
      bridge.send(page, channels.taken, ...given);
    }),
    { numRuns: extent(600, 20_000) },
  );
  // What did arrive is of the shape that the other side expects.
  for (const [what, ...words] of bridge.reached) {
    if (what === "taken") expect(Number.isInteger(words[0]) && Number(words[0]) >= 0).toBe(true);
    if (what === "keep") expect(words[0]).toBeInstanceOf(Uint8Array);
    if (what === "file") expect(words[0]).toMatch(/^[0-9a-z]{1,64}$/);
    if (["claim", "release", "history", "operate"].includes(what)) expect(words[0]).toBeTypeOf("string");
    if (what === "pair") expect(words[0]).toMatch(/^\d{6}$/);
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain("isAdmin");
});

test("a handler that fails says so to the page and to nobody else", async () => {
  const ipc = fakeIpc();
  const window = fakeWindow();
  const failing = { ...window, hall: { ...window.hall, ask: () => Promise.reject(new Error("broken")) } };
  openBridge({ ipcMain: ipc.ipcMain, windows: () => [failing], door: {} as GuardedDoor, log: noLog });
  expect(await ipc.invoke(page, channels.ask, "queue:wait", { queueId: "a" })).toEqual({
    ok: false,
    error: { code: "internal", params: {} },
  });
});
