/**
 * A kiosk that is a browser beside a device host: the host keeps the token, and gives numbers while the hall server is gone,
 * to its own page and to nobody else.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noLog } from "../../drivers/host/settings.ts";
import { type LoopbackServer, startLoopback } from "../../electron/loopback/server.ts";
import { kioskWords } from "../../renderer/words/kiosk.ts";
import { aloneZh } from "../../renderer/words/kiosk-alone.ts";
import { fromOwnPage, get } from "../devices/loopback-support.ts";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser } from "../pages/browser.ts";
import { type BuiltPages, buildPages } from "../pages/built-pages.ts";

const say = kioskWords.zh;
const hallToken = "demo-kiosk-1";
const said: string[] = [];
const log = { ...noLog, info: (_values: object, message: string) => void said.push(message) };

let hall: HallProcess;
let pages: BuiltPages;
let host: LoopbackServer;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), "yichuang-host-"));

beforeAll(async () => {
  [hall, pages, browser] = await Promise.all([startHall(), buildPages(), launchBrowser()]);
  const config = { hall: hall.url, hallToken, offline: { folder }, port: 0, devices: [] };
  host = await startLoopback(config, pages.folder, log);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  await hall?.end();
  pages?.remove();
  rmSync(folder, { recursive: true, force: true });
});

function open(auth: object, origin = host.url): Promise<Socket | null> {
  const socket = io(host.url, {
    path: "/hall-relay",
    transports: ["websocket"],
    auth,
    extraHeaders: { origin },
    reconnection: false,
  });
  return new Promise((resolve) => {
    socket.once("connect", () => resolve(socket));
    socket.once("connect_error", () => {
      socket.close();
      resolve(null);
    });
  });
}

test("the token reaches no page, and no stranger gets in", async () => {
  const { body } = await get(`${host.url}/shell.json`, fromOwnPage);
  expect(body).not.toContain(hallToken);
  const { deviceHostToken, passesOnHall } = JSON.parse(body);
  expect(passesOnHall).toBe(true);
  expect(await open({ token: "guessed" })).toBeNull();
  expect(await open({ token: deviceHostToken }, "http://elsewhere.example")).toBeNull();
  const own = await open({ token: deviceHostToken });
  const ask = (event: unknown, input: unknown) => own?.timeout(10_000).emitWithAck("hall:ask", event, input);
  expect(await ask("queue:wait", { queueId: "all-round" })).toMatchObject({ ok: true });
  for (const [event, input] of [
    ["ticket:take", { commandId: "none" }],
    ["disconnect", {}],
    [{}, {}],
    ["view:open", { name: "kiosk", params: {}, more: 1 }],
  ])
    expect(await ask(event, input)).toMatchObject({ ok: false, error: { code: "invalid-input" } });
  own?.close();
});

test("the server is killed: the page goes on giving numbers, and the disk does not hold the kiosk's token", {
  timeout: 90_000,
}, async () => {
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
  await page.goto(`${host.url}/kiosk/`);
  await page.getByText(say.homeTitle).first().waitFor();
  const { deviceHostToken } = JSON.parse((await get(`${host.url}/shell.json`, fromOwnPage)).body);
  const beside = await open({ token: deviceHostToken });
  let connection: unknown = null;
  beside?.on("hall:message", (message: { kind: string; state?: unknown }) => {
    if (message.kind === "connection") connection = message.state;
  });
  // Two queues, today's and tomorrow's.
  await expect.poll(() => said.filter((line) => line === "numbers leased").length).toBe(4);
  await hall.kill("SIGKILL");
  await expect
    .poll(() => connection)
    .toMatchObject({
      kind: "cut-off",
      queueIds: ["all-round", "errands"],
    });
  await page.getByText(aloneZh.aloneStrip).first().waitFor();
  await page.getByRole("button", { name: say.take, exact: false }).first().click();
  await page.getByRole("button", { name: say.anything }).click();
  await page.getByRole("button", { name: say.confirm, exact: false }).last().click();
  await page.getByText("A801").first().waitFor();

  hall = await hall.restart();
  await page.getByText(aloneZh.aloneStrip).first().waitFor({ state: "detached" });
  beside?.close();
  await page.close();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name)).includes(hallToken), name).toBe(false);
});
