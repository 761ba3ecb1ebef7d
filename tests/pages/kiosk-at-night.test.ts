/** A kiosk that nobody touches, in a hall that closes, is not heard, and opens again: by itself, and never by a lost touch. */
import type { Browser, Page, WebSocket } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noLog } from "../../drivers/host/settings.ts";
import { type LoopbackServer, startLoopback } from "../../electron/loopback/server.ts";
import type { Gateway } from "../../hall-server/gateway/server.ts";
import { openTestGateway } from "../../hall-server/gateway/testing.ts";
import { HandClock, openTestHall, type TestHall } from "../../hall-server/testing.ts";
import { itemGuideWords } from "../../renderer/words/item-guide.ts";
import { kioskWords } from "../../renderer/words/kiosk.ts";
import { SimulatedDevices } from "../hall/simulated-devices.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";

const say = kioskWords.zh;
const minuteMs = 60_000;

let pages: BuiltPages;
let test_: TestHall;
let gateway: Gateway;
let simulated: SimulatedDevices;
let loopback: LoopbackServer;
let browser: Browser;
let page: Page;
let wrong: string[];
/** To the device host and to the hall, let in. */
const lines = { devices: new Set<WebSocket>(), hall: new Set<WebSocket>() };

beforeAll(async () => {
  pages = await buildPages();
  // A Friday, two minutes before the morning's end.
  test_ = openTestHall({ hall: "city", time: new HandClock("2026-03-06T11:58:00+08:00") });
  gateway = await openTestGateway(test_);
  const { registry } = test_.hall;
  registry.addDevice(
    { deviceId: "night", kind: "kiosk", place: "5", name: "", pairedAt: 0 },
    "token-of-the-night",
  );
  simulated = await SimulatedDevices.open([
    { deviceId: "reader", kind: "id-card-reader" },
    { deviceId: "printer", kind: "ticket-printer" },
  ]);
  const config = { hall: gateway.url, hallToken: "token-of-the-night", port: 0, devices: simulated.devices };
  loopback = await startLoopback(config, pages.folder, noLog);
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, hasTouch: true });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  wrong = await watchPage(page);
  page.on("websocket", (socket) => {
    const line = lines[socket.url().includes("/device-host") ? "devices" : "hall"];
    // What socket.io says to somebody who may come in.
    socket.on("framereceived", ({ payload }) => String(payload).startsWith("40") && line.add(socket));
    socket.on("close", () => line.delete(socket));
  });
  await page.clock.install();
  await page.goto(`${loopback.url}/kiosk/`);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await loopback?.stop();
  await simulated?.stop();
  await gateway?.stop();
  test_?.hall.stop();
  pages?.remove();
}, 60_000);

const shows = (text: string) => page.getByText(text).first().waitFor();
const press = (name: string) => page.getByRole("button", { name }).last().click();
/** Minutes in a moment: lines that heard nothing for so long are given up, and come back before anything else happens. */
async function forward(ms: number, comeBack: (keyof typeof lines)[] = ["devices", "hall"]): Promise<void> {
  const before = comeBack.map((name) => new Set(lines[name]));
  await page.clock.fastForward(ms);
  for (const [at, name] of comeBack.entries()) {
    const isBack = () => [...lines[name]].some((line) => !before[at]?.has(line));
    await expect.poll(isBack).toBe(true);
  }
}
const begin = () => page.getByRole("button", { name: say.attractBegin });

test("it knows which of the hall's six it is", async () => {
  await shows(say.homeTitle);
  await shows("5号自助机（24小时）");
});

test("the touch that wakes it presses nothing, wherever it falls; the next one does", async () => {
  const take = page.getByRole("button", { name: say.takeMore });
  const box = await take.boundingBox();
  if (!box) throw new Error("the first page has no button for a number");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await forward(181_000);
  await begin().waitFor();
  await page.touchscreen.tap(x, y);
  await shows(say.homeTitle);
  // The pane that catches the end of this touch is gone by now.
  await page.clock.runFor(2_000);
  await page.locator(".resting").waitFor({ state: "detached" });
  expect(await page.getByText(say.chooseTitle).count()).toBe(0);
  // At once at the same place it would be a trembling finger's.
  await page.touchscreen.tap(x + 100, y);
  await shows(say.chooseTitle);
  await page.clock.fastForward(61_000);
  await shows(say.askTitle);
  await page.clock.fastForward(16_000);
  await shows(say.homeTitle);
});

test("a card that is laid leads straight to its owner's page; one that is forgotten keeps the screen awake", async () => {
  await forward(181_000);
  await begin().waitFor();
  await simulated.act("reader", "put-card", { card: "resident" });
  await shows(say.chooseTitle);
  await forward(61_000);
  await shows(say.askTitle);
  await page.clock.fastForward(16_000);
  await shows(say.homeTitle);
  await forward(181_000);
  await page.clock.runFor(1_000);
  expect(await begin().count()).toBe(0);
  await simulated.act("reader", "take-card");
  await begin().waitFor();
});

test("the hall closes: it says until when, refuses numbers, and prints what to bring", async () => {
  test_.time.advanceMinutes(3);
  await shows(say.closedTitle);
  await shows("今天 14:30开门");
  await begin().click();
  await shows(say.nightTitle);
  await press(say.take);
  await shows(say.closedNoNumber);
  await press(say.back);
  await press(say.myTurn);
  await shows(say.closedNoLookUp);
  await press(say.back);
  await simulated.act("reader", "put-card", { card: "resident" });
  await shows(say.closedNoNumber);
  await simulated.act("reader", "take-card");
  expect(await page.locator("body").textContent()).not.toContain("章");
  await press(say.guide);
  await press(say.bySearch);
  await page.keyboard.type("csdj");
  await press("出生登记");
  await shows("出生医学证明");
  expect(await page.getByRole("button", { name: say.help }).count()).toBe(0);
  await press(say.printGuide);
  await shows(say.guideTaken);
  const paper = (await simulated.printed("printer")).at(-1)?.lines.join("\n");
  expect(paper).toContain("1. 出生医学证明");
  expect(paper).toContain(itemGuideWords.zh.electronic);
  expect(paper).toContain("5号自助机");
  await press(say.back);
  await press("出生登记");
  await simulated.act("printer", "paper-out", { afterMm: 20 });
  await press(say.printGuide);
  await shows(say.guidePaperOut);
});

test("the hall is not heard: it opens and closes all the same, by the hours that it was told", async () => {
  await gateway.stop();
  await shows(say.staleStrip);
  await page.clock.fastForward(61_000);
  await shows(say.askTitle);
  await page.clock.fastForward(16_000);
  await shows(say.nightTitle);
  await page.clock.fastForward(149 * minuteMs);
  await shows("正在办公，18:00 结束");
  await shows(say.attractAway);
  await page.clock.fastForward(210 * minuteMs);
  await shows(say.closedTitle);
  await shows("3月9日 8:30开门");
});

test("nothing went wrong in the page", () => {
  expect(wrong.filter((line) => !/ERR_CONNECTION_REFUSED|WebSocket|ERR_SOCKET/.test(line))).toEqual([]);
});
