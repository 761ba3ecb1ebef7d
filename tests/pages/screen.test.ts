/** The wall screen and the strip in a real hall: they follow the counters, say each call once, and find back by themselves. */
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type Client, connect, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";
import { soundAllowed } from "./page-states.ts";

let pages: BuiltPages;
let hall: HallProcess;
let browser: Browser;
let screen: Page;
let sign: Page;
let kiosk: Client;
let clerk: Client;
const wrong: string[] = [];

async function open(address: string, width: number, height: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
  page.setDefaultTimeout(30_000);
  const seen = await watchPage(page);
  page.on("close", () => wrong.push(...seen));
  await page.goto(`${hall.url}${address}`);
  return page;
}

async function comeToWork(): Promise<void> {
  kiosk = await connect(hall.url, "demo-kiosk-1");
  clerk = await connectAs(hall.url, "clerk-01");
}

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ pages: pages.folder });
  browser = await launchBrowser(soundAllowed);
  await comeToWork();
  await clerk.do("counter:open", { counterId: "1" });
  screen = await open("/screen/#token=demo-screen-1", 1920, 1080);
  sign = await open("/sign/#token=demo-sign-1", 1920, 360);
}, 120_000);

afterAll(async () => {
  kiosk?.close();
  clerk?.close();
  await browser?.close();
  await hall?.end();
  pages?.remove();
});

async function take(): Promise<string> {
  const { ticket } = await kiosk.do("ticket:take", {
    queueId: "all-round",
    holder: { name: "欧阳示例" },
  });
  return ticket.number;
}

const newest = () => screen.locator(".screen__call--newest");

test("before the first call it says so, and its token is gone from the address", async () => {
  await screen.getByText("还没有叫号").waitFor();
  expect(screen.url()).not.toContain("token");
  await sign.getByText("请取号，叫到您再过来。").waitFor();
});

test("a call joins number and counter, is said aloud with its text, and names nobody", async () => {
  const number = await take();
  await screen.locator(".screen__queues").getByText(number).waitFor();
  const sound = screen.waitForResponse((response) => response.url().includes("/api/speech/"));
  await clerk.do("counter:callNext");
  await newest().getByText(number).waitFor();
  expect(await newest().textContent()).toMatch(/1\s*号窗口$/);
  await screen.getByText(`请${number}号，到1号窗口`).waitFor();
  const answer = await sound;
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toBe("audio/wav");
  expect(await screen.locator("body").textContent()).not.toContain("欧阳");
  await sign.getByText("请到本窗口").waitFor();
  await sign.getByText(number).waitFor();
});

test("the strip follows its counter, and the sentence on the screen ends with its time", async () => {
  await clerk.do("counter:start");
  await sign.getByText("正在办理").waitFor();
  await clerk.do("counter:finish");
  await sign.getByText("欢迎您").waitFor();
  await clerk.do("counter:pause", { reason: "rest" });
  await sign.getByText("暂停服务").waitFor();
  await clerk.do("counter:resume");
  await screen.locator(".screen__bar--speaking").waitFor({ state: "detached" });
});

test("a browser that lets no sound out asks for one touch, and shows the text meanwhile", async () => {
  const careful = await launchBrowser();
  onTestFinished(() => careful.close());
  const page = await (await careful.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  // To look into a page counts as a touch of it: nobody looks before the page has tried for its sound.
  await page.addInitScript(() => {
    window.AudioContext = class extends AudioContext {
      constructor() {
        super();
        console.log("sound tried");
      }
    };
  });
  const tried = page.waitForEvent("console", (message) => message.text() === "sound tried");
  await page.goto(`${hall.url}/screen/#token=demo-screen-1`);
  await tried;
  const ask = page.getByRole("button", { name: "点一下，打开声音" });
  await ask.waitFor();
  await ask.click();
  await ask.waitFor({ state: "detached" });
  await take();
  await clerk.do("counter:callNext");
  await page.locator(".screen__bar--speaking").waitFor();
});

test("cut off it shows outlines and the minute; when the hall is back on the same data it goes on", async () => {
  const before = (await newest().locator(".number").textContent()) ?? "";
  kiosk.close();
  clerk.close();
  await hall.kill("SIGKILL");
  await screen.getByText(/连接断了，这是 \d+:\d\d 的号码/).waitFor();
  expect(await screen.getByText("准备好，下一个").count()).toBe(0);
  expect(await screen.locator(".screen--stale .screen__number").first().textContent()).toBe(before);
  await sign.getByText("连接断了").waitFor();

  hall = await hall.restart();
  await newest().getByText(before).waitFor();
  await sign.getByText("请到本窗口").waitFor();
  await comeToWork();
  await clerk.do("counter:start");
  await clerk.do("counter:finish");
  const number = await take();
  await clerk.do("counter:callNext");
  await newest().getByText(number).waitFor();
  await sign.getByText(number).waitFor();
}, 60_000);

test("nothing was blocked by the content policy; the console knows only the lost connection", async () => {
  await screen.close();
  await sign.close();
  const others = wrong.filter((line) => !/WebSocket connection to|ERR_CONNECTION/.test(line));
  expect(others).toEqual([]);
});
