/** A ticket on its holder's phone in a real hall: the line, the call, back after a miss, the rating. */
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, connect, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";

let pages: BuiltPages;
let hall: HallProcess;
let browser: Browser;
let kiosk: Client;
let clerk: Client;
let manager: Client;
const wrong: string[][] = [];
/** Every address that any phone page asked for. */
const asked: string[] = [];

interface Phone {
  page: Page;
  /** What it was told to buzz, in the order of telling. */
  buzzes(): Promise<number[][]>;
}

async function openPhone(token: string): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  wrong.push(await watchPage(page));
  page.on("request", (request) => asked.push(request.url()));
  page.on("websocket", (socket) => asked.push(socket.url()));
  await page.addInitScript(() => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    navigator.vibrate = (pattern) => {
      told.push(pattern);
      return true;
    };
  });
  await page.goto(`${hall.url}/phone/#token=${token}`);
  return {
    page,
    buzzes: () => page.evaluate(() => (window as unknown as { told: number[][] }).told),
  };
}

async function take(): Promise<{ number: string; token: string }> {
  const { ticket, token } = await kiosk.do("ticket:take", { queueId: "all-round" });
  return { number: ticket.number, token };
}

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ pages: pages.folder });
  browser = await launchBrowser();
  kiosk = await connect(hall.url, "demo-kiosk-1");
  clerk = await connectAs(hall.url, "clerk-01");
  manager = await connectAs(hall.url, "manager");
  await clerk.do("counter:open", { counterId: "1" });
}, 120_000);

afterAll(async () => {
  for (const client of [kiosk, clerk, manager]) client?.close();
  await browser?.close();
  await hall?.end();
  pages?.remove();
});

test("from the line to the rating, with a missed call in between", async () => {
  await take();
  const { number, token } = await take();
  const { page, buzzes } = await openPhone(token);
  await page.getByText(number).waitFor();
  await page.getByText("前面还有").locator("..").getByText("1", { exact: true }).waitFor();
  await page.getByText("综合受理区·一楼，进门右手边").waitFor();

  await page.getByRole("switch").tap();
  await expect.poll(() => buzzes()).toEqual([[200]]);

  await clerk.do("counter:callNext");
  await page.getByText("下一位就是您").waitFor();
  await clerk.do("counter:start");
  await clerk.do("counter:finish");
  await clerk.do("counter:callNext");
  await page.getByText("到您了，请过来").waitFor();
  await expect.poll(async () => (await buzzes()).at(-1)).toEqual([600, 150, 200, 150, 600]);
  await page.getByRole("button", { name: "知道了，停止提醒" }).tap();
  await expect.poll(async () => (await buzzes()).at(-1)).toBe(0);

  await clerk.do("counter:skip", { reason: "absent" });
  await page.getByText("您的号过了").waitFor();
  await page.getByText(/\d+:\d\d 前可以恢复一次，排在 3 个人后面。/).waitFor();
  await page.getByRole("button", { name: "恢复排队" }).tap();
  await page.getByText("前面还有").waitFor();

  await clerk.do("counter:callNext");
  await clerk.do("counter:start");
  await page.getByText("正在办理").waitFor();
  await clerk.do("counter:finish");
  await page.getByText("这次办得怎么样？").waitFor();
  await page.getByRole("button", { name: "不满意", exact: true }).tap();
  await page.getByText("请先选一项，或写几句话").waitFor();
  await page.getByLabel(/写几句话（可以不写）/).fill("等得太久");
  await page.getByRole("button", { name: "提交评价" }).tap();
  await page.getByText("谢谢您的评价").waitFor();
  const { ratings } = await manager.do("ratings:list", {});
  expect(ratings[0]).toMatchObject({ number, level: 2, tags: [], hasComment: true, channel: "phone" });

  await page.reload();
  await page.getByText("谢谢您的评价").waitFor();
  expect(new URL(page.url()).hash).toBe(`#token=${token}`);
  expect(asked.filter((address) => address.includes(token.slice(0, 20)))).toEqual([]);
  expect(hall.log()).not.toContain(token);
}, 60_000);

test("a second missed call cannot be taken back on the phone", async () => {
  const { token } = await take();
  const { page } = await openPhone(token);
  for (const isFirst of [true, false]) {
    await clerk.do("counter:callNext");
    await clerk.do("counter:skip", { reason: "absent" });
    await page.getByText("您的号过了").waitFor();
    if (isFirst) await page.getByRole("button", { name: "恢复排队" }).tap();
    if (isFirst) await page.getByText("前面还有").waitFor();
  }
  await page.getByText("请到自助机或导办台重新取号。").waitFor();
  expect(await page.getByRole("button", { name: "恢复排队" }).count()).toBe(0);
});

test("giving up asks once more, and the number is free at once", async () => {
  const { number, token } = await take();
  const { page } = await openPhone(token);
  await page.getByRole("button", { name: "不办了，退号" }).tap();
  await page.getByText(`要退掉 ${number} 吗？`).waitFor();
  await page.getByRole("button", { name: "留着这个号" }).tap();
  await page.getByText("前面还有").waitFor();
  await page.getByRole("button", { name: "不办了，退号" }).tap();
  // The hall is slow: the press is seen at once, and is not asked for twice.
  hall.freeze();
  await page.getByRole("button", { name: "退号", exact: true }).tap();
  await page.getByText("正在退号…").waitFor();
  hall.thaw();
  await page.getByText("这个号已经退了").waitFor();
  expect(await clerk.do("counter:callNext")).toEqual({ ticket: null });
});

test("a token that the hall does not know, and no token at all", async () => {
  const unknown = await openPhone("tk-AAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  await unknown.page.getByText("没有找到这个号").waitFor();
  const none = await openPhone("");
  await none.page.getByText("请重新扫号票上的二维码").waitFor();
});

test("English by one touch, also by one that begins before the hall has answered and ends after", async () => {
  const { token } = await take();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  let answer = () => {};
  const mayAnswer = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => void mayAnswer.then(() => socket.send(message)));
  });
  await page.goto(`${hall.url}/phone/#token=${token}`);
  const button = page.getByRole("button", { name: "English" });
  await button.hover();
  await page.mouse.down();
  answer();
  await page.getByText("前面还有").waitFor();
  await page.mouse.up();
  await page.getByText("Estimated wait").waitFor();
  await context.close();
});

test("nothing was blocked by the content policy, nothing went wrong in the console", () => {
  expect(wrong.flat()).toEqual([]);
});
