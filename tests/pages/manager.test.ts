/** The manager at work with a real hall: what goes wrong is seen at once, and what is done about it has its effect. */
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Client, connect, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";

let pages: BuiltPages;
let hall: HallProcess;
let browser: Browser;
let page: Page;
let kiosk: Client;
let wrong: string[];

const button = (name: string | RegExp) => page.getByRole("button", { name });
const heading = (name: string | RegExp) => page.getByRole("heading", { name });
const tab = (name: string) => page.getByRole("navigation").getByRole("button", { name, exact: true });
const dialog = () => page.getByRole("dialog");

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ pages: pages.folder });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  page.setDefaultTimeout(30_000);
  wrong = await watchPage(page);
  await page.goto(`${hall.url}/manager/`);
  await page.getByLabel("用户名").fill("manager");
  await page.getByLabel("密码").fill("demo-only");
  await page.getByLabel("密码").press("Enter");
  await heading("都正常").waitFor();
  kiosk = await connect(hall.url, "demo-kiosk-1");
}, 120_000);

afterAll(async () => {
  kiosk?.close();
  await browser?.close();
  await hall?.end();
  pages?.remove();
});

beforeEach(async () => {
  await tab("现在").click();
});

test("a printer without paper is a problem with what to do, and gone when it has paper", async () => {
  const printer = { deviceId: "printer-1", detail: { kind: "ticket-printer" } };
  await kiosk.do("device:report", { ...printer, status: "paper-out" });
  await heading("1号自助机：取号打印机没有纸了").waitFor();
  await page.getByText("换一卷纸；已取的号照样有效").waitFor();
  await expect.poll(() => page.title()).toContain("1 件事要管");
  await button("看设备").click();
  await page.getByRole("row", { name: /没有纸了.*取号打印机.*1号自助机/ }).waitFor();
  await kiosk.do("device:report", { ...printer, status: "ready" });
  await page.getByRole("row", { name: /正常.*取号打印机.*1号自助机/ }).waitFor();
  await tab("现在").click();
  await heading("都正常").waitFor();
});

test("a call for help is answered with one press", async () => {
  await kiosk.do("help:call", { page: "kiosk" });
  await heading("1号自助机有人求助").waitFor();
  await button(/^已到/).click();
  await heading("都正常").waitFor();
});

test("a screen pairs with the code over HTTP, is in the list, and is cut off again", async () => {
  await tab("设备").click();
  await button("配对新设备").click();
  await dialog().getByLabel("大屏").check();
  await dialog().getByRole("button", { name: "生成配对码" }).click();
  const label = await dialog()
    .getByRole("img", { name: /^配对码/ })
    .getAttribute("aria-label");
  const code = (label ?? "").replace(/\D/g, "");
  expect(code).toMatch(/^\d{6}$/);
  const response = await fetch(`${hall.url}/api/devices/pair`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code, name: "东门大屏" }),
  });
  expect(response.status).toBe(200);
  const { token } = (await response.json()) as { token: string };
  await dialog().getByText("“东门大屏”配对好了").waitFor();
  await dialog().getByRole("button", { name: "关闭" }).last().click();

  const screen = await connect(hall.url, token);
  await page.getByRole("row", { name: /在线.*东门大屏/ }).waitFor();
  await button("取消配对 东门大屏").click();
  const gone = new Promise((resolve) => screen.socket.once("disconnect", resolve));
  await dialog().getByRole("button", { name: "取消配对" }).click();
  await gone;
  await page.getByRole("row", { name: /东门大屏/ }).waitFor({ state: "detached" });
  screen.close();
});

test("a counter is opened, seen at work, and closed for a clerk who is gone; its person goes back", async () => {
  const clerk = await connectAs(hall.url, "clerk-02");
  await clerk.do("counter:open", { counterId: "2" });
  await kiosk.do("ticket:take", { queueId: "all-round" });
  const { ticket } = await clerk.do("counter:callNext");
  await clerk.do("counter:start");
  const cell = button(/^2号窗口 · 正在办理/);
  await cell.focus();
  await page.keyboard.press("Enter");
  await dialog().getByText(ticket.number).first().waitFor();
  await page.keyboard.press("Escape");
  await dialog().waitFor({ state: "detached" });
  await expect.poll(() => cell.evaluate((element) => element === document.activeElement)).toBe(true);

  await cell.click();
  await dialog().getByRole("button", { name: "关闭窗口" }).click();
  await dialog().getByText(`${ticket.number} 还没办完，会回到队列里原来的位置。`).waitFor();
  await dialog().getByRole("button", { name: "关闭窗口" }).click();
  await button(/^2号窗口 · 没开/).waitFor();
  const { tickets } = await clerk.do("tickets:list", { number: ticket.number });
  expect(tickets[0]).toMatchObject({ state: "waiting" });
  clerk.close();
});

test("a rating is read with its words, its counter and its level; the day's figures count it", async () => {
  const clerk = await connectAs(hall.url, "clerk-01");
  const pad = await connect(hall.url, "demo-pad-1");
  await clerk.do("counter:open", { counterId: "1" });
  await clerk.do("counter:callNext");
  await clerk.do("counter:start");
  const { ticket } = await clerk.do("counter:finish");
  const padView = await pad.view("pad", { counterId: "1" });
  const { invitation } = await padView.until((value: { invitation: unknown }) => value.invitation !== null);
  await pad.do("rating:submit", { invitationId: invitation.id, level: 1, tags: ["115"] });
  await heading("1号窗口有一条差评").waitFor();
  await button(/^看评价/).click();
  await page.getByRole("row", { name: /非常不满意 · 差评.*服务态度差效率低/ }).waitFor();
  expect(await page.getByRole("row", { name: new RegExp(ticket.number) }).textContent()).toContain("1号窗口");
  await page.getByText("好评 0 / 1，差评 1").waitFor();
  await tab("今天").click();
  await page.getByRole("row", { name: /全大厅.*0% \(0\/1\)/ }).waitFor();
  pad.close();
  clerk.close();
});

test("a person's data is erased for a reason, once", async () => {
  const { ticket } = await kiosk.do("ticket:take", { queueId: "errands", holder: { name: "司徒甲" } });
  await tab("号票").click();
  await page.getByPlaceholder("例如 A012").fill(ticket.number.toLowerCase());
  await button("查号码").click();
  const row = page.getByRole("row", { name: new RegExp(ticket.number) });
  await row.getByRole("button").click();
  await dialog().getByRole("button", { name: "删除，不可恢复" }).click();
  await dialog().getByText("请写明为什么删。").waitFor();
  await dialog().getByLabel("为什么删（必填）").fill("本人书面要求删除");
  await dialog().getByRole("button", { name: "删除，不可恢复" }).click();
  await page.getByText(`${ticket.number} 的个人信息已经删除。`).waitFor();
  await row.getByRole("button").click();
  await dialog().getByLabel("为什么删（必填）").fill("再删一次");
  await dialog().getByRole("button", { name: "删除，不可恢复" }).click();
  await dialog().getByText("这个号没有登记个人信息").waitFor();
  await page.keyboard.press("Escape");
});

test("the language changes with one touch, days are chosen, a reload stays on the page", async () => {
  await button("English").click();
  await tab("Today").click();
  await heading("Today").waitFor();
  await page.getByLabel("Day", { exact: true }).click();
  await page.locator(".ant-picker-dropdown").waitFor();
  await page.keyboard.press("Escape");
  await page.reload();
  await heading("今天").waitFor();
});

test("a hall that is gone is said, and its return too", async () => {
  // The browser reports refused connections as errors of its own: they are what this test is about.
  const before = wrong.length;
  await hall.kill();
  await page.getByText(/的内容，连接断了/).waitFor();
  hall = await hall.restart();
  await page.getByText(/的内容，连接断了/).waitFor({ state: "detached" });
  const after = wrong.splice(before);
  expect(after.filter((one) => !one.includes("ERR_CONNECTION_REFUSED"))).toEqual([]);
}, 60_000);

test("signing out ends at the door; until then nothing was blocked by the content policy or failed", async () => {
  await button("退出登录").click();
  await heading("请登录").waitFor();
  expect(wrong).toEqual([]);
});
