/** A clerk who never touches the PC: the keypad is the page's keys, and sign and keypad say what the page says. */
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noLog } from "../../drivers/host/settings.ts";
import { type Bench, setUpBench } from "../../drivers/simulators/bench.ts";
import { type LoopbackServer, startLoopback } from "../../electron/loopback/server.ts";
import { type Client, connect, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { newPort } from "../start/started-hall.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";

let pages: BuiltPages;
let bench: Bench;
let hall: HallProcess;
let deviceHost: LoopbackServer;
let browser: Browser;
let page: Page;
let kiosk: Client;
let manager: Client;
let wrong: string[];

/** Devices on one RS-485 line that serves two counters and the hall. */
const onTheLine = [
  { deviceId: "counter-3-keypad", kind: "call-keypad" as const, profile: "ff-68", address: 3 },
  { deviceId: "counter-4-keypad", kind: "call-keypad" as const, profile: "ff-68", address: 4 },
  { deviceId: "counter-3-sign", kind: "led-sign" as const, profile: "imm90022-strip", address: 13 },
  { deviceId: "hall-board", kind: "led-sign" as const, profile: "imm90022-board", address: 20 },
];

const atThisPlace = { deviceId: "counter-3-reader", kind: "id-card-reader" as const };

const device = (deviceId: string) => {
  const found = bench.devices.find((one) => one.deviceId === deviceId);
  if (!found) throw new Error(`no ${deviceId}`);
  return found;
};
const pressKey = (key: string, at = "counter-3-keypad") => device(at).act({ action: "press", key });
const signShows = (text: string | RegExp) =>
  expect.poll(() => String(device("counter-3-sign").state().rows)).toMatch(text);
const keypadShows = (number: string, waiting: number) =>
  expect.poll(() => device("counter-3-keypad").state()).toMatchObject({ number, waiting });
const green = (cap: string) => page.locator(`.desk-key--next[aria-keyshortcuts="${cap}"]`).waitFor();

async function take(): Promise<{ id: string; number: string }> {
  return (await kiosk.do("ticket:take", { queueId: "all-round" })).ticket;
}

async function stateOf({ number }: { number: string }): Promise<string> {
  return (await manager.do("tickets:list", { number })).tickets[0].state;
}

async function signIn(at: Page): Promise<void> {
  await at.goto(`${deviceHost.url}/counter/`);
  await at.getByLabel("用户名").fill("clerk-01");
  await at.getByLabel("密码").fill("demo-only");
  await at.keyboard.press("Enter");
}

beforeAll(async () => {
  pages = await buildPages();
  bench = await setUpBench([...onTheLine.map((one) => ({ ...one, line: "rs485" })), atThisPlace], "auto");
  const port = newPort();
  hall = await startHall({ arguments: ["--demo", "--allow-origin", `http://127.0.0.1:${port}`] });
  const devices = [...onTheLine, atThisPlace].map((one) => ({
    ...one,
    model: "simulated",
    transport: device(one.deviceId).transport,
  }));
  deviceHost = await startLoopback({ hall: hall.url, port, devices }, pages.folder, noLog);
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  page.setDefaultTimeout(30_000);
  wrong = await watchPage(page);
  kiosk = await connect(hall.url, "demo-kiosk-1");
  manager = await connectAs(hall.url, "manager");
}, 120_000);

afterAll(async () => {
  kiosk?.close();
  manager?.close();
  await browser?.close();
  await deviceHost?.stop();
  await bench?.stop();
  await hall?.end();
  pages?.remove();
});

test("an open counter says so on its sign, and nobody waits", async () => {
  await signIn(page);
  await page.getByRole("heading", { name: "今天在哪个窗口？" }).waitFor();
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await signShows("欢迎光临");
  await keypadShows("", 0);
});

test("a whole service by keypad: called, started, finished; sign and keypad tell the number", async () => {
  const first = await take();
  const second = await take();
  await green("F1");
  await keypadShows("", 2);
  await pressKey("call-next");
  await green("F3");
  expect(await stateOf(first)).toBe("called");
  await signShows(new RegExp(`^请${first.number}到.*3.*窗口$`));
  await keypadShows(first.number, 1);
  await pressKey("call-again");
  await page.locator('.desk-key[aria-keyshortcuts="F2"]').getByText("已叫 2 次").waitFor();
  await pressKey("start");
  await green("F4");
  await signShows(`正在办理${first.number}`);
  await pressKey("finish");
  await green("F1");
  expect(await stateOf(first)).toBe("finished");
  expect(await stateOf(second)).toBe("waiting");
  await signShows("欢迎光临");
});

test("five impatient presses call one person, and a press at another counter's keypad nobody", async () => {
  const third = await take();
  await green("F1");
  await keypadShows("", 2);
  await pressKey("call-next", "counter-4-keypad");
  await expect.poll(() => device("counter-4-keypad").state().keysWaiting).toBe(0);
  await green("F1");
  for (let press = 0; press < 5; press += 1) await pressKey("call-next");
  await green("F3");
  await expect.poll(() => device("counter-3-keypad").state().keysWaiting).toBe(0);
  expect(await stateOf(third)).toBe("waiting");
  await keypadShows((await page.locator(".desk-person__number").textContent()) ?? "", 1);
});

test("while a dialog asks, keys do nothing; a key that cannot be is no key", async () => {
  await pressKey("no-show");
  await page.getByRole("dialog").waitFor();
  await pressKey("start");
  await expect.poll(() => device("counter-3-keypad").state().keysWaiting).toBe(0);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await green("F3");
  await pressKey("call-next");
  await pressKey("finish");
  await expect.poll(() => device("counter-3-keypad").state().keysWaiting).toBe(0);
  await green("F3");
  expect(await page.getByRole("alert").count()).toBe(0);
});

test("a second window of the same clerk does not hear the keypad: one press, one start", async () => {
  const other = await page.context().newPage();
  await signIn(other);
  await other.locator(".desk-keys").waitFor();
  await pressKey("start");
  await green("F4");
  await other.locator('.desk-key--next[aria-keyshortcuts="F4"]').waitFor();
  // A press that it heard as well would have been refused by the hall, and it would say so.
  expect(await other.getByRole("alert").count()).toBe(0);
  await other.close();
});

test("while a question of the intake is open, the keypad finishes nobody behind it", async () => {
  await page.keyboard.press("Alt+f");
  await page.getByRole("dialog").waitFor();
  await pressKey("finish");
  await expect.poll(() => device("counter-3-keypad").state().keysWaiting).toBe(0);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await green("F4");
});

test("the line is pulled and comes back: sign and keypad say what is true by then", async () => {
  const number = (await page.locator(".desk-person__number").textContent()) ?? "";
  await device("counter-3-keypad").act({ action: "cable-out" });
  await device("counter-3-sign").act({ action: "power-off" });
  await page.keyboard.press("F4");
  await green("F1");
  await device("counter-3-sign").act({ action: "power-on" });
  await device("counter-3-keypad").act({ action: "cable-in" });
  await signShows("欢迎光临");
  await keypadShows("", 1);
  await pressKey("call-next");
  await green("F3");
  expect(await page.locator(".desk-person__number").textContent()).not.toBe(number);
});

test("the hall's board says what the wall screen at its PC says, whoever called it", async () => {
  const boardShows = (text: string | RegExp) =>
    expect.poll(() => String(device("hall-board").state().rows)).toMatch(text);
  const number = (await page.locator(".desk-person__number").textContent()) ?? "";
  const screen = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await screen.goto(`${deviceHost.url}/screen/#token=demo-screen-1`);
  await boardShows(new RegExp(`^请${number}到.*3.*窗口$`));
  await pressKey("start");
  await green("F4");
  await boardShows("请取号，叫到再来");
  await signShows(new RegExp(`^正在办理${number}$`));
  await screen.close();
});

test("the card of somebody who fetches a result fills in nothing of who is served behind that page", async () => {
  await page.keyboard.press("F4");
  await kiosk.do("ticket:take", { itemIds: ["temporary-relief"] });
  for (const cap of ["F1", "F3"]) {
    await green(cap);
    await page.keyboard.press(cap);
  }
  await page.locator(".intake-row:focus").waitFor();
  await page.keyboard.press("Alt+e");
  await page.locator("#delivery-find").waitFor();
  await device("counter-3-reader").act({ action: "put-card", card: "resident" });
  await page.locator(".delivery__find .sheet__note").waitFor();
  await device("counter-3-reader").act({ action: "take-card" });
  await page.keyboard.press("Alt+e");
  await page.keyboard.press("Alt+o");
  const name = page.locator(".intake-who [data-place=name]");
  expect(await name.inputValue()).toBe("");
  await device("counter-3-reader").act({ action: "put-card", card: "elderly" });
  await expect.poll(() => name.inputValue()).not.toBe("");
  await page.keyboard.press("F4");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("2");
});

test("a clerk who leaves leaves no number on the sign", async () => {
  await pressKey("finish");
  await signShows("欢迎光临");
  await pressKey("sign-out");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("1");
  await signShows("本窗口未开放");
});

test("nothing went wrong in the page", () => {
  expect(wrong).toEqual([]);
});
