/**
 * What a page, or whoever got into one, can send to the main process: from other addresses, from frames, from windows that
 * are none of ours, and whatever can be cloned. The main process refuses it and goes on.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ElectronApplication, Page } from "@playwright/test";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { channels } from "../../electron/bridge/channels.ts";
import { extent } from "../promises/extent.ts";
import { type LaunchedShell, launchShell } from "./launch.ts";

/** Whoever comes first builds the pages and the program. */
const startMs = 180_000;

let shell: LaunchedShell;
let page: Page;
let stranger: Server;
let strangerUrl: string;

beforeAll(async () => {
  stranger = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<title>stranger</title>");
  });
  await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
  strangerUrl = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`;
  // A hall that is not there: what comes back is the shell's own answer.
  shell = await launchShell({ args: ["--role", "kiosk", "--hall", "http://127.0.0.1:9"] });
  page = await shell.window("kiosk");
  await page.locator("input[name=code]").waitFor();
}, startMs);
afterEach(async () => {
  // Whatever was sent: the page is there, and its shell answers.
  expect(await page.evaluate(() => window.yichuang?.devices.list())).toEqual([]);
});
afterAll(async () => {
  await shell?.end();
  await new Promise((resolve) => stranger?.close(resolve));
});

/** A window that somebody opened with our preload script and our page in it, and what it is told on each channel. */
async function answersInForgedWindow(app: ElectronApplication): Promise<unknown> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const [own] = BrowserWindow.getAllWindows();
    const about = { role: "kiosk", place: { hallUrl: "", dockUrl: null } };
    const forged = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: process.argv[1]?.replace(/main\.mjs$/, "preload.cjs") ?? "",
        sandbox: true,
        contextIsolation: true,
        additionalArguments: [`--yichuang-about=${encodeURIComponent(JSON.stringify(about))}`],
      },
    });
    await forged.loadURL(own?.webContents.getURL() ?? "");
    const answers: unknown = await forged.webContents.executeJavaScript(`(async () => {
      const { hall, devices, service } = window.yichuang;
      return {
        ask: await hall.ask("queue:wait", { queueId: "general" }),
        pair: await hall.pair("123456", "forged"),
        signIn: await hall.signIn("manager", "demo-only"),
        keep: await hall.keep(new Uint8Array([1]), "image/jpeg"),
        file: await hall.file("a".repeat(64), "whole"),
        read: await hall.read("/api/hall"),
        list: await devices.list(),
        claim: await devices.claim("printer"),
        door: await service.door(),
        leave: await service.leave("quit"),
      };
    })()`);
    forged.destroy();
    return answers;
  });
}

const notAllowed = { ok: false, error: { code: "not-allowed", params: {} } };
const refusals = {
  ...{ ask: notAllowed, pair: notAllowed, signIn: notAllowed, keep: notAllowed, file: notAllowed },
  ...{ read: null, list: [], claim: "not-found", door: { kind: "no-code" }, leave: "not-unlocked" },
};

test("our own page in a window that is none of ours is refused everywhere", async () => {
  expect(await answersInForgedWindow(shell.app)).toEqual(refusals);
});

test("a page of another address is not even loaded, and what it would send is refused", async () => {
  const loaded = await shell.app.evaluate(async ({ BrowserWindow }, url) => {
    const stranger = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
    const outcome = await stranger.loadURL(url).then(
      () => "loaded",
      () => "refused",
    );
    stranger.destroy();
    return outcome;
  }, strangerUrl);
  expect(loaded).toBe("refused");
});

test("frames, other addresses and pages that are gone are refused on every channel", async () => {
  const answers = await shell.app.evaluate(async ({ BrowserWindow, ipcMain }, stranger) => {
    const [own] = BrowserWindow.getAllWindows();
    type Handler = (event: object, ...words: unknown[]) => Promise<unknown>;
    // As Electron has it too; nothing else can pretend to be a frame that has no preload script.
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
    const url = own?.webContents.getURL();
    const frames = [
      { url, parent: { url } },
      { url: "about:srcdoc", parent: { url } },
      { url: stranger, parent: null },
      { url: `${url}`.replace("/kiosk/", "/counter/"), parent: null },
      { url: "about:blank", parent: null },
      null,
    ];
    const asked = [...handlers].flatMap(([channel, handler]) =>
      frames.map(async (senderFrame) => [
        channel,
        await handler({ sender: own?.webContents, senderFrame }, "queue:wait", {}),
      ]),
    );
    return Promise.all(asked);
  }, strangerUrl);
  expect(answers.length).toBeGreaterThan(60);
  const known = [...Object.values(refusals), null].map((refusal) => JSON.stringify(refusal));
  expect(answers.filter(([, answer]) => !known.includes(JSON.stringify(answer)))).toEqual([]);
  const asked = answers.filter(([channel]) => channel === channels.ask);
  expect(asked.map(([, answer]) => answer)).toEqual(asked.map(() => notAllowed));
});

test("the page gets one frozen object, and neither Electron nor Node", async () => {
  const seen = await page.evaluate(() => {
    const bridge = window.yichuang as NonNullable<typeof window.yichuang>;
    const tries = [
      () => Object.assign(bridge, { role: "counter" }),
      () => Object.assign(bridge.hall, { ask: () => "mine" }),
      () => Object.assign(bridge.place, { hallUrl: "https://evil.example" }),
      () => Object.defineProperty(window, "yichuang", { value: {} }),
    ];
    const isRefused = tries.map((tryIt) => {
      try {
        tryIt();
        return false;
      } catch {
        return true;
      }
    });
    const names = ["require", "process", "module", "Buffer", "electron", "ipcRenderer", "global"];
    return {
      isRefused,
      parts: [Object.keys(bridge), Object.keys(bridge.hall)].map((keys) => keys.toSorted()),
      leaked: names.filter((name) => name in window),
    };
  });
  expect(seen.isRefused).toEqual([true, true, true, true]);
  expect(seen.parts[0]).toEqual(["devices", "hall", "place", "role", "service"]);
  expect(seen.parts[1]).toEqual(["ask", "file", "keep", "listen", "pair", "read", "signIn", "signOut"]);
  expect(seen.leaked).toEqual([]);
});

/** What Electron itself could not carry is told by the preload script. */
const internal = { ok: false, error: { code: "internal", params: {} } };
const invalid = { ok: false, error: { code: "invalid-input", params: { field: "ipc" } } };

test("what cannot be sent, is too large, too deep, a ring, or carries a prototype along is refused in kind", async () => {
  const outcomes = await page.evaluate(async () => {
    const { hall, devices } = window.yichuang as NonNullable<typeof window.yichuang>;
    const ask = hall.ask as (event: unknown, input: unknown) => Promise<unknown>;
    const ring: { ring?: unknown } = {};
    ring.ring = ring;
    const deep = Array.from({ length: 500 }).reduce<unknown>((inner) => [inner], "deep");
    const tries: (() => Promise<unknown>)[] = [
      () => ask("queue:wait", { queueId: "x".repeat(2_000_000) }),
      () => ask("queue:wait", deep),
      () => ask("queue:wait", ring),
      () => ask("queue:wait", { queueId: "a\0b" }),
      () => ask("queue:wait", JSON.parse('{"queueId":"a","__proto__":{"isAdmin":true}}')),
      () => ask("queue:wait", { queueId: () => "general" }),
      () => ask("queue:wait", new Map([["queueId", "general"]])),
      () => ask("queue:wait", { queueId: "a", more: 1 }),
      () => ask("x".repeat(2_000_000), {}),
      () => ask("connect", {}),
      () => ask({ toString: () => "queue:wait" }, {}),
      () => hall.keep(new Uint8Array(11_000_000), "image/jpeg"),
      () => hall.keep("text" as unknown as Uint8Array, "image/jpeg"),
      () => hall.keep(new Uint8Array([1]), "text/html"),
      () => hall.pair("12345a", "name"),
      () => hall.pair("123456", "a\0b"),
      () => hall.signIn("u".repeat(5_000), "p"),
      () => hall.read("/api/backups"),
      () => hall.read("//evil.example/api/hall"),
      () => devices.history("x".repeat(5_000)),
      () => (devices.operate as (...words: unknown[]) => Promise<unknown>)("printer", "explode", {}),
    ];
    return Promise.all(
      tries.map((tryIt) =>
        Promise.resolve()
          .then(tryIt)
          .catch(() => "not sent"),
      ),
    );
  });
  for (const [index, outcome] of outcomes.entries()) {
    const refused = [invalid, internal, "not sent", null, []].map((refusal) => JSON.stringify(refusal));
    const isRefused = refused.includes(JSON.stringify(outcome));
    expect(isRefused, `${index}: ${JSON.stringify(outcome)?.slice(0, 200)}`).toBe(true);
  }
});

test("whatever a page makes up, it is answered in time and in kind", {
  timeout: extent(60_000, 600_000),
}, async () => {
  const value = fc.jsonValue({ maxDepth: 6 });
  const word = fc.oneof(
    { weight: 4, arbitrary: value },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 2_000 }) },
  );
  const call = fc.record({
    part: fc.constantFrom("hall", "devices", "service"),
    at: fc.nat(),
    words: fc.array(word, { maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 20, maxLength: 40 }), async (calls) => {
      const settled = await page.evaluate(async (text) => {
        const all = JSON.parse(text) as { part: string; at: number; words: unknown[] }[];
        const bridge = window.yichuang as unknown as Record<
          string,
          Record<string, (...words: unknown[]) => unknown>
        >;
        const asked = all.map(async ({ part, at, words }) => {
          const parts = bridge[part] ?? {};
          const names = Object.keys(parts).filter((name) => name !== "listen");
          const name = names[at % names.length] ?? "";
          try {
            await parts[name]?.(...words);
          } catch {
            // What cannot be cloned fails in the page itself.
          }
        });
        return (await Promise.all(asked)).length;
      }, JSON.stringify(calls));
      expect(settled).toBe(calls.length);
    }),
    { numRuns: extent(6, 300) },
  );
  expect(shell.log()).not.toContain("the shell failed");
});
